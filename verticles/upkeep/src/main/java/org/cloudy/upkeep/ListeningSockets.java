package org.cloudy.upkeep;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kernel's tables of TCP sockets, {@code /proc/net/tcp} and {@code tcp6} (proc(5)). */
final class ListeningSockets {
    private static final Pattern LISTENING =
            Pattern.compile("\\s*\\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} 0A .*");

    private ListeningSockets() {}

    /** A port on which somebody listens at every address of the machine. */
    record Everywhere(int port) {}

    static Set<Everywhere> of(List<String> table) {
        return table.stream()
                .map(LISTENING::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group(1).chars().allMatch(digit -> digit == '0'))
                .map(line -> new Everywhere(Integer.parseInt(line.group(2), 16)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
