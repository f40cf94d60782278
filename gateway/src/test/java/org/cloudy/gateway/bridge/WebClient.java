package org.cloudy.gateway.bridge;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cloudy.gateway.FakeNode;

/** A plain client of the browsers' bridge, over SockJS's raw web socket. */
final class WebClient implements AutoCloseable, WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final StringBuilder partial = new StringBuilder();
    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final WebSocket socket;

    /** @param headers names and values in turn */
    WebClient(FakeNode node, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(60));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + node.config.http() + "/bus/websocket"), this)
                .join();
    }

    void send(JsonObject frame) {
        socket.sendText(frame.encode(), true).join();
    }

    JsonObject next() throws InterruptedException {
        JsonObject frame = frames.poll(60, TimeUnit.SECONDS);
        if (frame == null) {
            throw new IllegalStateException("no frame came");
        }
        return frame;
    }

    JsonObject ask(String address, Object body) throws InterruptedException {
        send(Frames.send(address, body));
        return next();
    }

    /** Done when the node has ended the connection. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(new JsonObject(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        ended.complete(null);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended.complete(null);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
