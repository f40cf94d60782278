package org.cloudy.extract;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The process that reads files, one after the other, with a folder of its own that goes with it. */
final class ReaderProcess implements AutoCloseable {
    /** The JDK's own: the command line has no other. */
    private static final System.Logger LOG = System.getLogger(ReaderProcess.class.getName());

    private static final String MAIN = "org.cloudy.extract.reader.ReaderMain";
    private static final int MOST_LOGGED = 200;
    private static final Duration LAST = Duration.ofSeconds(5);

    private final Process process;
    private final Path folder;
    /** No virtual thread: a read from a pipe holds its carrier for as long as the process is silent. */
    private final ExecutorService thread;

    private ReaderProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .daemon()
                .name("cloudy-reader-" + process.pid())
                .factory());
        Thread.ofPlatform().daemon().name("cloudy-reader-log-" + process.pid()).start(this::drain);
    }

    /**
     * Starts one.
     *
     * @param temporary where its folder is made
     * @param options of its JVM
     */
    static ReaderProcess start(Path jars, Path temporary, List<String> options, Duration deadline) throws IOException {
        Confinement confinement = Confinement.here(jars);
        Files.createDirectories(temporary);
        Path folder = Files.createTempDirectory(
                temporary,
                "reader-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            confinement.own(folder);
            ProcessBuilder builder =
                    new ProcessBuilder(confinement.around(command(jars, options, deadline))).directory(folder.toFile());
            builder.environment().clear();
            // Else a path with an accent in it is none for Java.
            builder.environment().put("LC_ALL", "C.UTF-8");
            return new ReaderProcess(builder.start(), folder);
        } catch (IOException e) {
            delete(folder);
            throw e;
        }
    }

    /** Folders above its own are closed to it: what it names there is relative. */
    private static List<String> command(Path jars, List<String> options, Duration deadline) {
        return Stream.of(
                        Stream.of(Confinement.java()),
                        options.stream(),
                        Stream.of(
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-UsePerfData",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:-CreateCoredumpOnCrash",
                                "-Djava.awt.headless=true",
                                "-Djava.io.tmpdir=.",
                                "-Duser.home=.",
                                "-Dpdfbox.fontcache=.",
                                "-cp",
                                jars.toAbsolutePath() + "/*",
                                MAIN,
                                String.valueOf(deadline.toSeconds())))
                .flatMap(each -> each)
                .toList();
    }

    /**
     * Has a file read.
     *
     * @throws IOException if the process ended, or says what is no answer
     * @throws TimeoutException at the deadline
     */
    Answer ask(Question question, InputStream bytes, Duration deadline)
            throws IOException, TimeoutException, InterruptedException {
        return within(deadline, () -> {
            OutputStream out = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
            question.write(out);
            long sent = bytes.transferTo(out);
            if (sent != question.size()) {
                throw new IOException("the file changed while it was read");
            }
            out.flush();
            return Answer.read(process.getInputStream());
        });
    }

    private Answer within(Duration deadline, Callable<Answer> work)
            throws IOException, TimeoutException, InterruptedException {
        Future<Answer> answer = thread.submit(work);
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    /** How it ended; kills it if it has not. */
    int exit() throws InterruptedException {
        if (!process.waitFor(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Kills it, and removes its folder. */
    @Override
    public void close() {
        process.destroyForcibly();
        thread.shutdown();
        process.onExit().join();
        delete(folder);
    }

    private void drain() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            char[] part = new char[1_000];
            for (int count = 0, read = lines.read(part); read >= 0; count++, read = lines.read(part)) {
                if (count < MOST_LOGGED) {
                    LOG.log(
                            Level.DEBUG,
                            "The reader says: {0}",
                            new String(part, 0, read).replaceAll("\\p{Cntrl}", " "));
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The reader says no more", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "The folder of a reader cannot be removed: " + folder, e);
        }
    }
}
