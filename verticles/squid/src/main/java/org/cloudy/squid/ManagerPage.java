package org.cloudy.squid;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Squid tells about itself on its manager page "info".
 *
 * @param requests from its clients since it started
 * @param cacheMegabytes on the disk, in MiB
 */
record ManagerPage(long requests, long cacheMegabytes) {
    private static final Pattern REQUESTS = Pattern.compile("Number of HTTP requests received:\\s*(\\d+)");
    private static final Pattern SWAP = Pattern.compile("Storage Swap size:\\s*(\\d+) KB");

    /** Asks the proxy that listens on this port of the machine. */
    static ManagerPage ask(int port) throws IOException {
        return parse(Manager.page(port, "info"));
    }

    /** @throws IOException if the text is no such page */
    static ManagerPage parse(String text) throws IOException {
        return new ManagerPage(number(text, REQUESTS), number(text, SWAP) / 1024);
    }

    private static long number(String text, Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no manager page of Squid");
        }
        return Long.parseLong(matcher.group(1));
    }
}
