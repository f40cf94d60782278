package org.cloudy.platform.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** An account of this machine, as its {@code passwd} file has it. */
record Account(String name, int uid, int gid) {
    private static final Path PASSWD = Path.of("/etc/passwd");

    /** Whether this process is root. */
    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** @throws Failure UNAVAILABLE if there is no such account */
    static Account named(String name) {
        try (Stream<String> lines = Files.lines(PASSWD, StandardCharsets.UTF_8)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length >= 4 && fields[0].equals(name))
                    .map(fields -> new Account(name, Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .findFirst()
                    .orElseThrow(
                            () -> Failure.of(FailureCode.UNAVAILABLE, "host.account-missing", Map.of("account", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a folder, but not what is in it, to this account, and lets nobody else in. */
    void own(Path folder) throws IOException {
        Files.setAttribute(folder, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(folder, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    }
}
