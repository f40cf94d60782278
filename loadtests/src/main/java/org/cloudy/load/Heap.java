package org.cloudy.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a JVM holds in memory, any JVM with the serial collector. */
final class Heap {
    private static final Pattern USED = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");

    private Heap() {}

    /** Bytes of all objects that are still needed, in all of these together. */
    static long used(List<ProcessHandle> processes) {
        return processes.stream().mapToLong(Heap::used).sum();
    }

    private static long used(ProcessHandle process) {
        try {
            jcmd(process, "GC.run");
            jcmd(process, "GC.run");
            return 1_024
                    * USED.matcher(jcmd(process, "GC.heap_info"))
                            .results()
                            .map(found -> found.group(1))
                            .mapToLong(Long::parseLong)
                            .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jcmd(ProcessHandle process, String command) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
