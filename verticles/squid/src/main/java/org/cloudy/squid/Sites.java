package org.cloudy.squid;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Names and ports of web sites, as they may stand in Squid's configuration. */
final class Sites {
    /** Of a domain name (RFC 1035). */
    static final int LONGEST_NAME = 253;

    private static final int LAST_PORT = 65_535;
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private Sites() {}

    /** Whether this is a name as hosts have them (RFC 1123). */
    static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    /** Whether this is a port, or a range of ports with its ends in order. */
    static boolean arePorts(String text) {
        Matcher ports = PORTS.matcher(text);
        if (!ports.matches()) {
            return false;
        }
        int first = Integer.parseInt(ports.group(1));
        int last = ports.group(2) == null ? first : Integer.parseInt(ports.group(2));
        return first >= 1 && first <= last && last <= LAST_PORT;
    }

    /** The same domains, in small letters, without those that lie below another of them: Squid refuses what says a thing twice. */
    static List<String> outermost(List<String> domains) {
        TreeSet<String> kept = new TreeSet<>();
        domains.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .sorted(Comparator.comparingInt(String::length))
                .filter(domain -> parents(domain).stream().noneMatch(kept::contains))
                .forEach(kept::add);
        return List.copyOf(kept);
    }

    private static List<String> parents(String domain) {
        return IntStream.range(0, domain.length())
                .filter(at -> domain.charAt(at) == '.')
                .mapToObj(at -> domain.substring(at + 1))
                .toList();
    }
}
