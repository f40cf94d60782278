package org.cloudy.upkeep;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code sshd -T} writes. */
final class Sshd {
    private static final Pattern PORT = Pattern.compile("port (\\d{1,5})");
    private static final int HIGHEST = 65_535;

    private Sshd() {}

    static List<Integer> ports(List<String> lines) {
        return lines.stream()
                .map(PORT::matcher)
                .filter(Matcher::matches)
                .map(line -> Integer.valueOf(line.group(1)))
                .filter(port -> port > 0 && port <= HIGHEST)
                .distinct()
                .toList();
    }
}
