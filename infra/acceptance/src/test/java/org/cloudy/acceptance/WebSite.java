package org.cloudy.acceptance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A web site that greets on every page, for ten minutes, and counts who fetched a page from it; and a browser behind a proxy. */
final class WebSite implements AutoCloseable {
    static final String GREETING = "hello neighbour";

    private final Map<String, AtomicInteger> fetched = new ConcurrentHashMap<>();
    private final AtomicInteger pages = new AtomicInteger();
    private final HttpServer server;

    WebSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.computeIfAbsent(exchange.getRequestURI().getPath(), first -> new AtomicInteger())
                    .incrementAndGet();
            byte[] body = GREETING.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=600");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** A page that nobody fetched yet. */
    URI freshPage() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + pages.incrementAndGet());
    }

    int fetched(URI page) {
        AtomicInteger count = fetched.get(page.getPath());
        return count == null ? 0 : count.get();
    }

    /** What a browser shows that uses a proxy. */
    static String through(int proxyPort, URI page) throws IOException, InterruptedException {
        InetSocketAddress proxy = new InetSocketAddress(InetAddress.getLoopbackAddress(), proxyPort);
        try (HttpClient client =
                HttpClient.newBuilder().proxy(ProxySelector.of(proxy)).build()) {
            return client.send(
                            HttpRequest.newBuilder(page)
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** The lines of a proxy's log about a page. */
    static List<String> about(URI page, List<String> log) {
        return log.stream().filter(line -> line.contains(" " + page + " ")).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
