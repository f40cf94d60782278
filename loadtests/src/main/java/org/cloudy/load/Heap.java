package org.cloudy.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a JVM holds in memory, any JVM with the serial collector. */
final class Heap {
    /** The line of a generation, which its name begins: another one in each JDK. */
    private static final Pattern USED = Pattern.compile("\\btotal \\d+K, used (\\d+)K");

    /**
     * The serial collector leaves a twentieth of the old generation to what is dead, lest it moves all that lives behind it, but for one full
     * collection of four.
     */
    private static final int UNTIL_COMPACT = 4;

    private Heap() {}

    /** Bytes of all objects that are still needed, in all of these together. */
    static long used(List<ProcessHandle> processes) {
        return processes.stream().mapToLong(Heap::used).sum();
    }

    private static long used(ProcessHandle process) {
        try {
            for (int i = 0; i < UNTIL_COMPACT; i++) {
                jcmd(process, "GC.run");
            }
            String told = jcmd(process, "GC.heap_info");
            long used = USED.matcher(told)
                    .results()
                    .map(found -> found.group(1))
                    .mapToLong(Long::parseLong)
                    .sum();
            if (used == 0) {
                throw new IOException("no heap is told of: " + told);
            }
            return 1_024 * used;
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
