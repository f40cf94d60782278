package org.cloudy.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of files: HTML, PDF, office, EPUB, subtitles, plain text. It does so in a process of its own, which is started with the
 * first file, started anew after each that went wrong, and killed at a deadline: whatever a file does to it, only that file is lost.
 * Methods block; files are read one at a time.
 */
public final class Extractor implements AutoCloseable {
    /** How much text is read of a file, in characters. */
    public static final int LONGEST_TEXT = 100_000;

    /** What says where the reader's jars are. */
    private static final String PROPERTY = "cloudy.extract";

    private static final List<String> MEMORY = List.of("-Xmx256m");

    /** The exit status of a JVM that has no memory left. */
    private static final int OUT_OF_MEMORY = 3;

    /** So that what one file leaves in memory or on disk does not grow for ever. */
    private static final int MOST_FILES = 500;

    private final Path jars;
    private final Path temporary;
    private final Duration deadline;
    private final List<String> options;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Optional<ReaderProcess> reader = Optional.empty();
    private int files;

    /**
     * @param jars folder of what the reader is made of
     * @param temporary folder in which it gets one of its own
     * @param deadline for each file
     */
    public Extractor(Path jars, Path temporary, Duration deadline) {
        this(jars, temporary, deadline, MEMORY);
    }

    Extractor(Path jars, Path temporary, Duration deadline, List<String> options) {
        this.jars = jars;
        this.temporary = temporary;
        this.deadline = deadline;
        this.options = options;
    }

    /** One with the jars of the installation; Failure UNAVAILABLE where they are not installed. */
    public static Extractor installed(Path temporary, Duration deadline) {
        Path jars = Path.of(System.getProperty(PROPERTY, ""));
        if (jars.toString().isEmpty() || !Files.isDirectory(jars)) {
            throw Failure.of(FailureCode.UNAVAILABLE, "extract.failure.missing");
        }
        return new Extractor(jars, temporary, deadline);
    }

    /**
     * Reads a file.
     *
     * @param name what it is called, in messages too: by its ending some formats are told from others
     * @throws Failure INVALID if there is no text for us, with the reason; TIMEOUT at the deadline; UNAVAILABLE if the file or the reader
     *     cannot be used at all
     * @throws CancellationException if the thread was interrupted
     */
    public Extract read(Path file, String name) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(bytes, Files.size(file), name);
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "extract.failure.unopened",
                    Map.of("file", name, "cause", String.valueOf(e.getMessage())));
        }
    }

    Extract read(InputStream bytes, long size, String name) {
        turn.lock();
        try {
            return readNow(bytes, size, name);
        } finally {
            turn.unlock();
        }
    }

    private Extract readNow(InputStream bytes, long size, String name) {
        if (size > NewFile.LARGEST) {
            throw invalid("extract.failure.too-large", name, "");
        }
        ReaderProcess process = reader();
        boolean good = false;
        try {
            Answer answer = process.ask(new Question(name, size), bytes, deadline);
            good = answer.problem() == Answer.Problem.NONE || answer.problem() == Answer.Problem.NO_TEXT;
            return extract(answer, name);
        } catch (TimeoutException e) {
            throw Failure.of(
                    FailureCode.TIMEOUT,
                    "extract.failure.too-long",
                    Map.of("file", name, "seconds", String.valueOf(deadline.toSeconds())));
        } catch (IOException e) {
            throw ended(process, name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the reading of a file was cancelled");
        } finally {
            if (!good || ++files >= MOST_FILES) {
                close();
            }
        }
    }

    private ReaderProcess reader() {
        if (reader.isEmpty() || !reader.get().isAlive()) {
            close();
            try {
                reader = Optional.of(ReaderProcess.start(jars, temporary, options, deadline));
            } catch (IOException e) {
                throw Failure.of(
                        FailureCode.UNAVAILABLE,
                        "extract.failure.not-started",
                        Map.of("cause", String.valueOf(e.getMessage())));
            }
        }
        return reader.get();
    }

    private static Extract extract(Answer answer, String name) {
        return switch (answer.problem()) {
            case NONE ->
                new Extract(
                        answer.type(),
                        Titles.of(answer.title(), answer.text(), name),
                        bounded(answer.text()),
                        language(answer.language()),
                        answer.cut());
            case NO_TEXT -> throw invalid("extract.failure.no-text", name, answer.type());
            case UNREADABLE -> throw invalid("extract.failure.unreadable", name, answer.type());
            case ENCRYPTED -> throw invalid("extract.failure.encrypted", name, answer.type());
            case TOO_LARGE -> throw invalid("extract.failure.too-much", name, answer.type());
        };
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static @Nullable DocumentLanguage language(String code) {
        return switch (code.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "")) {
            case "" -> null;
            case "es" -> DocumentLanguage.ES;
            case "ca" -> DocumentLanguage.CA;
            case "en" -> DocumentLanguage.EN;
            default -> DocumentLanguage.OTHER;
        };
    }

    /** The process ended under the file, or says nonsense. */
    private static Failure ended(ReaderProcess process, String name, IOException cause) {
        try {
            Failure failure = invalid(
                    process.exit() == OUT_OF_MEMORY ? "extract.failure.too-much" : "extract.failure.ended", name, "");
            failure.addSuppressed(cause);
            return failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the reading of a file was cancelled");
        }
    }

    private static Failure invalid(String key, String name, String type) {
        return Failure.of(
                FailureCode.INVALID,
                key,
                Map.of("file", name, "type", type, "max", String.valueOf(NewFile.LARGEST / 1_000_000)));
    }

    /** The process id of the reader, if there is one: for tests, which kill it. */
    Optional<Long> pid() {
        return reader.map(ReaderProcess::pid);
    }

    /** Ends the reader; the next file would start one anew. */
    @Override
    public void close() {
        turn.lock();
        try {
            reader.ifPresent(ReaderProcess::close);
            reader = Optional.empty();
            files = 0;
        } finally {
            turn.unlock();
        }
    }
}
