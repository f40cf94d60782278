package org.cloudy.squid;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    private static final int PATIENCE_MS = 3000;
    private static final int LARGEST = 64 * 1024;

    /** Asks the proxy that listens on this port of the machine. */
    static ManagerPage ask(int port) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/squid-internal-mgr/info")
                        .toURL()
                        .openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MS);
        connection.setReadTimeout(PATIENCE_MS);
        try (InputStream in = connection.getInputStream()) {
            return parse(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
        } finally {
            connection.disconnect();
        }
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
