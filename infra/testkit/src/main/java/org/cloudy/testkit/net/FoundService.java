package org.cloudy.testkit.net;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service as {@code avahi-browse} tells it, once for each network card and version of IP.
 *
 * @param host its name, with {@code .local}
 * @param text its attributes, each in quotation marks
 */
public record FoundService(String card, String name, String type, String host, String address, int port, String text) {
    private static final Pattern RESOLVED =
            Pattern.compile("^=;([^;]*);[^;]*;([^;]*);([^;]*);[^;]*;([^;]*);([^;]*);(\\d+);(.*)$", Pattern.MULTILINE);
    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\d{3}|.)");

    static List<FoundService> of(String said) {
        return RESOLVED.matcher(said)
                .results()
                .map(line -> new FoundService(
                        line.group(1),
                        unescaped(line.group(2)),
                        line.group(3),
                        line.group(4),
                        line.group(5),
                        Integer.parseInt(line.group(6)),
                        line.group(7)))
                .toList();
    }

    /** Names are written as in a zone: each byte of UTF-8 that is no letter is a number after a backslash. */
    private static String unescaped(String name) {
        String bytes = ESCAPED.matcher(name).replaceAll(escape -> {
            String meant = escape.group(1);
            return Matcher.quoteReplacement(
                    meant.length() == 3 ? String.valueOf((char) Integer.parseInt(meant)) : meant);
        });
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
