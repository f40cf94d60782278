package org.cloudy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a node is at, told when a test waited for it in vain: the programs that it runs, and where its jobs and their readers are. */
final class NodeActivity {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern BETWEEN_THREADS = Pattern.compile("\\n\\n");
    /** As each begins in the JDK's dump, which has virtual threads too. */
    private static final Pattern TOLD = Pattern.compile("\\s*#\\d+ \"(job-|cloudy-output-)");

    private NodeActivity() {}

    static String of(ProcessHandle node) {
        String programs = node.descendants()
                .map(each -> each.pid() + " "
                        + each.info()
                                .commandLine()
                                .or(() -> each.info().command())
                                .orElse("?"))
                .collect(Collectors.joining("\n"));
        return "programs:\n" + programs + "\njobs:\n" + threads(node.pid());
    }

    private static String threads(long pid) {
        try {
            Path folder = Files.createTempDirectory("cloudy-threads");
            Path dump = folder.resolve("threads");
            try {
                Process jcmd = new ProcessBuilder(List.of(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                        .toString(),
                                String.valueOf(pid),
                                "Thread.dump_to_file",
                                dump.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!jcmd.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    jcmd.destroyForcibly().onExit().join();
                    return "it tells no threads";
                }
                return Files.exists(dump) ? ofJobs(Files.readString(dump)) : "it tells no threads";
            } finally {
                Files.deleteIfExists(dump);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static String ofJobs(String dump) {
        return Stream.of(BETWEEN_THREADS.split(dump))
                .filter(thread -> TOLD.matcher(thread).lookingAt())
                .collect(Collectors.joining("\n\n"));
    }
}
