package org.cloudy.squid;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What Squid tells about itself, on pages that it shows to this machine. */
final class Manager {
    private static final int PATIENCE_MS = 3000;
    private static final int LARGEST = 64 * 1024;

    private Manager() {}

    /** A page of the proxy that listens on this port of the machine. */
    static String page(int port, String name) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/squid-internal-mgr/" + name)
                        .toURL()
                        .openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MS);
        connection.setReadTimeout(PATIENCE_MS);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }
}
