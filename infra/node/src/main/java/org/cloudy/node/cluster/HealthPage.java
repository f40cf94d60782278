package org.cloudy.node.cluster;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /health} of a node on this machine tells, at the port of its pages: HTTP, HTTPS, or HTTP that only leads to HTTPS.
 * Nobody vouches for who answers there, with a certificate or without: it is for the reader to believe only what can be true.
 */
final class HealthPage {
    private static final int LONGEST_ANSWER = 65_536;
    private static final int REDIRECTION = 300;
    private static final int ERROR = 400;

    private HealthPage() {}

    /**
     * Asks.
     *
     * @param place host and port
     * @param speaks what is spoken there; OTHER may be TLS
     * @return empty if the pages of something else are there
     * @throws SocketTimeoutException if nobody answers in time
     * @throws IOException if no pages are there
     */
    static Optional<JsonObject> at(String place, Speaks speaks) throws IOException {
        if (speaks != Speaks.HTTP) {
            return https(place);
        }
        HttpURLConnection http = open("http://" + place);
        try {
            int status = http.getResponseCode();
            return REDIRECTION <= status && status < ERROR
                    ? secured(place, http.getHeaderField("Location"))
                    : body(http);
        } finally {
            http.disconnect();
        }
    }

    /** Only another port is followed, never to another host. */
    private static Optional<JsonObject> secured(String place, @Nullable String location) throws IOException {
        URI there = address(location);
        if (!"https".equals(there.getScheme())) {
            return Optional.empty();
        }
        int port = there.getPort() < 0 ? 443 : there.getPort();
        return https(place.substring(0, place.lastIndexOf(':')) + ":" + port);
    }

    private static URI address(@Nullable String location) {
        try {
            return new URI(location == null ? "" : location);
        } catch (URISyntaxException e) {
            return URI.create(""); // leads nowhere
        }
    }

    private static Optional<JsonObject> https(String place) throws IOException {
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
        connection.setConnectTimeout(Speaks.CONNECT_MS);
        connection.setReadTimeout(Speaks.ANSWER_MS);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    private static Optional<JsonObject> body(HttpURLConnection connection) throws IOException {
        if (connection.getResponseCode() >= REDIRECTION) {
            return Optional.empty();
        }
        try (InputStream in = connection.getInputStream()) {
            return Optional.of(new JsonObject(new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)));
        } catch (DecodeException e) {
            return Optional.empty();
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
