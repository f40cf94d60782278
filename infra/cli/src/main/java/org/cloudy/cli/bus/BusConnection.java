package org.cloudy.cli.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Topic;
import org.cloudy.bus.Wire;

/**
 * A connection to a node's event bus over its unix socket, in the protocol of the Vert.x TCP event-bus bridge. What goes wrong is
 * a {@link Failure}: the one that the node answered, or UNAVAILABLE or TIMEOUT of the connection itself. For one thread.
 */
public final class BusConnection implements AutoCloseable {
    /** A little more than the bus's own deadline, so that the node is the one to tell of it. */
    private static final Duration DEADLINE = Duration.ofSeconds(35);

    private static final int MOST_EVENTS = 10_000;
    private static final String LOST = "cli.failure.lost";

    private final FrameChannel channel;
    private final Duration deadline;
    private final Deque<Event> events = new ArrayDeque<>();
    private int requests;

    private BusConnection(FrameChannel channel, Duration deadline) {
        this.channel = channel;
        this.deadline = deadline;
    }

    /** Connects to the node that listens on this socket. */
    public static BusConnection open(Path socket) throws IOException {
        return open(socket, DEADLINE);
    }

    static BusConnection open(Path socket, Duration deadline) throws IOException {
        return new BusConnection(FrameChannel.connect(socket), deadline);
    }

    /** Makes a call and waits for its reply. */
    public <Q extends Record, R extends Record> Reply<R> ask(Call<Q, R> call, Q request) {
        return new Reply<>(ask(call.address(), Wire.mapper().valueToTree(request)), call.reply());
    }

    /** Makes a call by its address and waits for its reply. */
    public JsonNode ask(String address, JsonNode request) {
        String replyAddress = "reply-" + ++requests;
        send(frame("send", address).put("replyAddress", replyAddress).set("body", request));
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            JsonNode answer = receive(Duration.ofNanos(end - System.nanoTime()))
                    .orElseThrow(() -> Failure.of(FailureCode.TIMEOUT, "cli.failure.silent"));
            String to = answer.path("address").asText(replyAddress);
            switch (answer.path("type").asText()) {
                case "message" -> {
                    if (to.equals(replyAddress)) {
                        return answer.path("body");
                    }
                    keep(answer);
                }
                case "err" -> {
                    if (to.equals(replyAddress)) {
                        throw failure(address, answer);
                    }
                }
                default -> {
                    // A pong, or something of a later version.
                }
            }
        }
    }

    /** Listens to a topic from now on; what is told there comes from {@link #next}. */
    public void listen(Topic<?> topic) {
        send(frame("register", topic.address()));
    }

    /** Asks for a sign of life; the answer ends a {@link #next} without an event. */
    public void ping() {
        send(frame("ping", "ping"));
    }

    /** The next event; empty if there was none in time, or the node answered a ping. */
    public Optional<Event> next(Duration wait) {
        Event kept = events.poll();
        return kept != null ? Optional.of(kept) : receive(wait).flatMap(this::event);
    }

    /** Whether anything at all comes from the node within this time; events are kept. */
    public boolean isAlive(Duration wait) {
        ping();
        Optional<JsonNode> answer = receive(wait);
        answer.ifPresent(this::keep);
        return answer.isPresent();
    }

    private Optional<Event> event(JsonNode answer) {
        return switch (answer.path("type").asText()) {
            case "message" -> Optional.of(new Event(answer.path("address").asText(), answer.path("body")));
            case "err" -> throw failure(answer.path("address").asText(), answer);
            default -> Optional.empty();
        };
    }

    private void keep(JsonNode answer) {
        if (answer.path("type").asText().equals("message") && events.size() < MOST_EVENTS) {
            events.add(new Event(answer.path("address").asText(), answer.path("body")));
        }
    }

    private static ObjectNode frame(String type, String address) {
        return Wire.mapper().createObjectNode().put("type", type).put("address", address);
    }

    private void send(JsonNode frame) {
        try {
            channel.write(Wire.mapper().writeValueAsBytes(frame), deadline);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private Optional<JsonNode> receive(Duration wait) {
        try {
            Optional<byte[]> json = channel.read(wait);
            return json.isEmpty() ? Optional.empty() : Optional.of(Wire.mapper().readTree(json.get()));
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Whether a failure is that the connection ended. */
    public static boolean isLost(Failure failure) {
        return failure.problem().key().equals(LOST);
    }

    private static Failure lost(IOException cause) {
        return Failure.of(FailureCode.UNAVAILABLE, LOST, Map.of("reason", String.valueOf(cause.getMessage())));
    }

    /** What an error frame says; one without a code is the bridge's own, and tells only that the call is not allowed. */
    private static Failure failure(String address, JsonNode answer) {
        if (!answer.has("failureCode")) {
            return Failure.of(FailureCode.FORBIDDEN, "cli.failure.no-such-call", Map.of("address", address));
        }
        ReplyFailure type = ReplyFailure.RECIPIENT_FAILURE;
        for (ReplyFailure known : ReplyFailure.values()) {
            if (known.name().equals(answer.path("failureType").asText())) {
                type = known;
            }
        }
        return Failure.from(new ReplyException(
                type, answer.path("failureCode").asInt(), answer.path("message").asText()));
    }

    @Override
    public void close() {
        channel.close();
    }
}
