package org.cloudy.squid;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A browser with a proxy set, and a web site to look at. */
final class ProxyClient {
    private ProxyClient() {}

    /**
     * What came through the proxy.
     *
     * @param cache whether it was a copy, and whose, in the words of all proxies on its way
     */
    record Answer(int status, String text, String cache) {
        @Override
        public String toString() {
            return status + " " + text;
        }
    }

    static Answer get(int port, String proxy, String page) throws IOException {
        return get(port, proxy, page, null);
    }

    /** @param login name and password between a colon; null for none */
    static Answer get(int port, String proxy, String page, @Nullable String login) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(page).toURL().openConnection(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy, port)));
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(10_000);
        if (login != null) {
            String code = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
            connection.setRequestProperty("Proxy-Authorization", "Basic " + code);
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(
                    status,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8),
                    String.join(", ", connection.getHeaderFields().getOrDefault("X-Cache", List.of())));
        }
    }

    /** A site that says hello on every page, for ten minutes; {@code asked} counts how often. */
    static HttpServer site(AtomicInteger asked) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
            server.createContext("/", exchange -> {
                asked.incrementAndGet();
                byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Cache-Control", "public, max-age=600");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address of this machine beyond loopback. */
    static Optional<String> ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address
                        && !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }
}
