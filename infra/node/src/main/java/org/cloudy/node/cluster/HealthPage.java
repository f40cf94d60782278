package org.cloudy.node.cluster;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * What {@code /health} of a node on this machine tells, at the port of its pages: HTTP, HTTPS, or HTTP that only leads to HTTPS.
 * Nobody vouches for who answers there, with a certificate or without: it is for the reader to believe only what can be true.
 */
final class HealthPage {
    private static final int TIMEOUT_MS = 1_000;
    private static final int LONGEST_ANSWER = 65_536;
    private static final int REDIRECTION = 300;

    private HealthPage() {}

    /**
     * Asks.
     *
     * @param place host and port
     * @throws ConnectException if nobody listens there
     * @throws SocketTimeoutException if nobody answers in time
     * @throws IOException if no page of a node is there
     * @throws io.vertx.core.json.DecodeException if what is there is no JSON
     */
    static JsonObject at(String place) throws IOException {
        HttpURLConnection http = open("http://" + place);
        try {
            int status = http.getResponseCode();
            return status >= REDIRECTION ? secured(place, http.getHeaderField("Location")) : body(http);
        } catch (ConnectException | SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return https(place);
        } finally {
            http.disconnect();
        }
    }

    /** Only another port is followed, never to another host. */
    private static JsonObject secured(String place, String location) throws IOException {
        URI there = URI.create(location == null ? "" : location);
        if (!"https".equals(there.getScheme())) {
            throw new IOException(place + " leads elsewhere");
        }
        int port = there.getPort() < 0 ? 443 : there.getPort();
        return https(place.substring(0, place.lastIndexOf(':')) + ":" + port);
    }

    private static JsonObject https(String place) throws IOException {
        HttpsURLConnection https = (HttpsURLConnection) open("https://" + place);
        https.setSSLSocketFactory(anybody().getSocketFactory());
        https.setHostnameVerifier((host, session) -> true);
        try {
            return body(https);
        } finally {
            https.disconnect();
        }
    }

    private static HttpURLConnection open(String address) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address + "/health").toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    private static JsonObject body(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            return new JsonObject(new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
        }
    }

    private static SSLContext anybody() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** A node's certificate is its own, which nobody signed. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
