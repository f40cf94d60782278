package org.cloudy.platform.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A UDP port of this machine, as the kernel tells of it (proc(5)): nothing answers there that could be asked. */
public record UdpPort(int number) {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));
    private static final int LOCAL = 1;
    private static final int INODE = 9;

    /** Whether a process has it; false where that can't be seen. */
    public boolean isOf(long pid) {
        Set<String> sockets = TABLES.stream()
                .flatMap(this::sockets)
                .map(inode -> "socket:[" + inode + "]")
                .collect(Collectors.toSet());
        try (Stream<Path> open = Files.list(Path.of("/proc", "" + pid, "fd"))) {
            return open.map(UdpPort::target).anyMatch(sockets::contains);
        } catch (IOException e) {
            return false;
        }
    }

    private Stream<String> sockets(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(fields -> fields.length > INODE && fields[LOCAL].endsWith(":" + hex()))
                    .map(fields -> fields[INODE]);
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private String hex() {
        return HexFormat.of().withUpperCase().toHexDigits((short) number);
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
