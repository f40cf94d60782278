package org.cloudy.tinc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tinc 1.0 writes to its log at SIGUSR2.
 *
 * @param sentBytes read from the device since the daemon started
 * @param receivedBytes written to it
 * @param nodes by name
 */
record Dump(long sentBytes, long receivedBytes, Map<String, Seen> nodes) {
    private static final Pattern IN = Pattern.compile("total bytes in: +(\\d{1,18})");
    private static final Pattern OUT = Pattern.compile("total bytes out: +(\\d{1,18})");
    private static final Pattern NODE =
            Pattern.compile("]:  (\\w{1,64}) at (.{1,100}?) cipher .{1,100}? status ([0-9a-f]{1,8})"
                    + " nexthop (\\S{1,64}) via (\\S{1,64}) .{0,60}?\\(min (\\d{1,5}) max \\d{1,5}\\)");
    private static final Pattern ADDRESS = Pattern.compile("([0-9a-fA-F:.]+)(?:%\\w+)? port (\\d{1,5})");
    private static final String END = "End of nodes.";
    private static final int REACHABLE = 0x10;
    /** A member could invent others. */
    private static final int MOST_NODES = 10_000;

    /**
     * A node as the daemon sees it.
     *
     * @param endpoint where packets for it are sent, as host:port
     * @param nexthop the neighbour through which the daemon speaks with it
     * @param via the node to which its packets go in UDP
     * @param minmtu the largest packet that is known to arrive there in UDP; 0 if none is
     */
    record Seen(boolean reachable, Optional<String> endpoint, String nexthop, String via, int minmtu) {}

    /** Reads a log; empty if no dump in it is complete. What is no line of a dump is passed over. */
    static Optional<Dump> parse(List<String> lines) {
        int end = lastIndexOf(lines, END);
        int start = end < 0 ? -1 : lastIndexOf(lines.subList(0, end), "Statistics for ");
        if (start < 0) {
            return Optional.empty();
        }
        List<String> dump = lines.subList(start, end);
        Map<String, Seen> nodes = new TreeMap<>();
        for (String line : dump) {
            Matcher matcher = NODE.matcher(line);
            if (nodes.size() < MOST_NODES && matcher.find()) {
                nodes.put(matcher.group(1), seen(matcher));
            }
        }
        return Optional.of(new Dump(number(dump, IN), number(dump, OUT), nodes));
    }

    private static Seen seen(Matcher matcher) {
        return new Seen(
                (Long.parseLong(matcher.group(3), 16) & REACHABLE) != 0,
                endpoint(matcher.group(2)),
                matcher.group(4),
                matcher.group(5),
                Integer.parseInt(matcher.group(6)));
    }

    private static Optional<String> endpoint(String hostname) {
        Matcher matcher = ADDRESS.matcher(hostname);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String address = matcher.group(1);
        return Optional.of((address.contains(":") ? "[" + address + "]" : address) + ":" + matcher.group(2));
    }

    private static long number(List<String> lines, Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(matcher -> Long.parseLong(matcher.group(1)))
                .findFirst()
                .orElse(0L);
    }

    private static int lastIndexOf(List<String> lines, String words) {
        List<String> copy = new ArrayList<>(lines);
        for (int i = copy.size() - 1; i >= 0; i--) {
            if (copy.get(i).contains(words)) {
                return i;
            }
        }
        return -1;
    }
}
