package org.cloudy.node.cluster;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What {@code ss} says of a process's listening TCP sockets. */
final class Listening {
    private Listening() {}

    /** Addresses with their ports. */
    static List<String> addressesOf(long pid) throws IOException {
        Process ss = new ProcessBuilder("ss", "-H", "-l", "-t", "-n", "-p").start();
        String output = new String(ss.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.contains("pid=" + pid + ","))
                .map(line ->
                        Stream.of(line.split("\\s+", -1)).skip(3).findFirst().orElseThrow())
                .map(address -> address.replace("[::ffff:127.0.0.1]", "127.0.0.1"))
                .toList();
    }
}
