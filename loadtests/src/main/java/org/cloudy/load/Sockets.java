package org.cloudy.load;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel tells of the TCP connections of some processes. */
final class Sockets {
    private static final Pattern OWNER = Pattern.compile("pid=(\\d+)");
    private static final Pattern SENT = Pattern.compile("bytes_sent:(\\d+)");

    private Sockets() {}

    /** Bytes that these processes have sent over all connections that they have now. */
    static long sent(List<ProcessHandle> processes) throws IOException {
        List<String> pids =
                processes.stream().map(process -> String.valueOf(process.pid())).toList();
        Process ss = new ProcessBuilder("ss", "-tniHOp", "state", "established").start();
        long bytes = 0;
        try (var lines = ss.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher owner = OWNER.matcher(line);
                Matcher sent = SENT.matcher(line);
                if (owner.find() && pids.contains(owner.group(1)) && sent.find()) {
                    bytes += Long.parseLong(sent.group(1));
                }
            }
        }
        return bytes;
    }
}
