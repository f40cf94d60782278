package org.cloudy.tinc;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel tells of a process in {@code /proc/PID/status} (proc(5)). */
final class ProcessStatus {
    private static final int NET_ADMIN = 12;

    private ProcessStatus() {}

    /** The process, if it has a handler for a signal; without one it would die of it. */
    static Optional<Long> catches(long pid, int signal) {
        return bit("" + pid, "SigCgt", signal - 1) ? Optional.of(pid) : Optional.empty();
    }

    /** Whether this process may set up network devices (capabilities(7), CAP_NET_ADMIN). */
    static boolean mayAdministerNetworks() {
        return bit("self", "CapEff", NET_ADMIN);
    }

    private static boolean bit(String process, String field, int bit) {
        try {
            Matcher matcher = Pattern.compile(field + ":\\s*([0-9a-f]{1,32})")
                    .matcher(Files.readString(Path.of("/proc", process, "status")));
            return matcher.find() && new BigInteger(matcher.group(1), 16).testBit(bit);
        } catch (IOException e) {
            return false;
        }
    }
}
