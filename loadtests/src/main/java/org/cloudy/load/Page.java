package org.cloudy.load;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.testkit.NodeProcess;

/**
 * The search page as it stands open in a browser: told over SockJS that services changed, it is fetched at once, and a hundred
 * milliseconds later at the earliest if more has changed meanwhile. The same times as in cloudy.js; the drawing is left out.
 */
final class Page implements AutoCloseable, WebSocket.Listener {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /** Fetched without having been told, as a page is that missed an event; it counts in full. */
    private static final Duration UNTOLD = Duration.ofSeconds(5);

    private static final Duration PING = Duration.ofSeconds(4);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();
    private final HttpRequest search;
    private final WebSocket bus;
    private final Semaphore changes = new Semaphore(0);
    private final Thread pings;
    /** What has come of a message; only the listener touches it. */
    private final StringBuilder message = new StringBuilder();

    private volatile long firstChange;

    /**
     * When a page came to show something.
     *
     * @param told when the bus told of the first change, in {@link System#nanoTime}
     * @param shown when the page had been fetched
     */
    record Sight(long told, long shown) {}

    Page(NodeProcess node) {
        search = HttpRequest.newBuilder(node.web().resolve("/search"))
                .timeout(DEADLINE)
                .header("HX-Request", "true")
                .build();
        bus = http.newWebSocketBuilder()
                .connectTimeout(DEADLINE)
                .buildAsync(URI.create("ws://127.0.0.1:" + node.http() + "/bus/websocket"), this)
                .join();
        tell(new JsonObject()
                .put("type", "register")
                .put("address", DiscoveryContract.SERVICES_CHANGED.address())
                .put("headers", new JsonObject()));
        pings = Thread.ofVirtual().start(this::ping);
    }

    private synchronized void tell(JsonObject frame) {
        bus.sendText(frame.encode(), true).join();
    }

    private void ping() {
        try {
            while (!bus.isOutputClosed()) {
                tell(new JsonObject().put("type", "ping"));
                Thread.sleep(PING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets what was told up to now; to be called before the change that is waited for. */
    void forget() {
        firstChange = 0;
        changes.drainPermits();
    }

    /** Waits until the page shows it. */
    Sight await(Predicate<String> wanted) throws IOException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            boolean isTold = changes.tryAcquire(UNTOLD.toSeconds(), TimeUnit.SECONDS);
            changes.drainPermits();
            long fetched = System.nanoTime();
            if (wanted.test(fetch())) {
                long shown = System.nanoTime();
                return new Sight(isTold ? firstChange : shown, shown);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos() - (System.nanoTime() - fetched));
        }
        throw new TimeoutException(search.uri() + " did not show it within " + DEADLINE);
    }

    /** The page as it is now. */
    String fetch() throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(search, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(search.uri() + " answered " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last && message.indexOf(DiscoveryContract.SERVICES_CHANGED.address()) >= 0) {
            if (firstChange == 0) {
                firstChange = System.nanoTime();
            }
            changes.release();
        }
        if (last) {
            message.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        pings.interrupt();
        bus.abort();
        http.shutdownNow();
    }
}
