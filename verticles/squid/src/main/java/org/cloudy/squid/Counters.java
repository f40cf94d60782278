package org.cloudy.squid;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Squid counts since it started, on its manager's page "counters".
 *
 * @param requests of clients, without those for the manager's pages
 * @param hits that were answered from copies
 * @param sentBytes to clients
 * @param savedBytes those of {@code sentBytes} that came from copies
 */
record Counters(long requests, long hits, long sentBytes, long savedBytes) {
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z_.]+) = (\\d{1,18})$");
    private static final long KILOBYTE = 1024;

    /** Asks the proxy that listens on this port of the machine. */
    static Counters ask(int port) throws IOException {
        return parse(Manager.page(port, "counters"));
    }

    /** @throws IOException if the text is no such page */
    static Counters parse(String text) throws IOException {
        Map<String, Long> counters = LINE.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1), line -> Long.parseLong(line.group(2)), (first, second) -> second));
        return new Counters(
                of(counters, "client_http.requests"),
                of(counters, "client_http.hits"),
                of(counters, "client_http.kbytes_out") * KILOBYTE,
                of(counters, "client_http.hit_kbytes_out") * KILOBYTE);
    }

    private static long of(Map<String, Long> counters, String name) throws IOException {
        Long value = counters.get(name);
        if (value == null) {
            throw new IOException("no counters of Squid");
        }
        return value;
    }
}
