package org.cloudy.dns;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudy.bus.dns.DnsStatistics;

/** What BIND counts, as {@code rndc stats} writes it to its file. */
final class BindStatistics {
    /** Its name in the capability's folder. */
    static final String FILE = "named.stats";

    private static final Pattern COUNT = Pattern.compile("\\s*(\\d{1,18}) (.+)");
    private static final String SECTION = "++ Name Server Statistics ++";

    private BindStatistics() {}

    /** The counts of a file; what it does not have was not counted yet. */
    static DnsStatistics parse(List<String> lines) {
        int begin = lines.indexOf(SECTION);
        List<String> section = begin < 0
                ? List.of()
                : lines.subList(begin + 1, lines.size()).stream()
                        .takeWhile(line -> !line.startsWith("++"))
                        .toList();
        return new DnsStatistics(
                sum(section, "IPv4 requests received") + sum(section, "IPv6 requests received"),
                sum(section, "queries resulted in successful answer"),
                sum(section, "queries resulted in NXDOMAIN"),
                sum(section, "queries resulted in SERVFAIL"),
                sum(section, "queries caused recursion"));
    }

    private static long sum(List<String> section, String what) {
        return section.stream()
                .map(COUNT::matcher)
                .filter(Matcher::matches)
                .filter(count -> count.group(2).equals(what))
                .mapToLong(count -> Long.parseLong(count.group(1)))
                .sum();
    }
}
