package org.cloudy.gateway.bridge;

import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What one client says to the bus and hears from it. Calls are made in the name of the peer as the door knows it: of what the
 * client sends, nothing but address and body gets on the bus, so no header can be forged. Calls and topics of this node alone
 * stay on it, which the bridges of Vert.x do not see to. Not thread-safe: all on the connection's event loop.
 */
final class Dialogue {
    private static final int MAX_PENDING = 256;
    private static final int MAX_REPLY_ADDRESS = 100;

    private final EventBus bus;
    private final Permissions permissions;
    private final CallTimer timer;
    private final Dialect dialect;
    private final Peer peer;
    private final Map<String, MessageConsumer<Object>> heard = new HashMap<>();
    private int pending;
    private boolean closed;

    Dialogue(EventBus bus, Permissions permissions, CallTimer timer, Dialect dialect, Peer peer) {
        this.bus = bus;
        this.permissions = permissions;
        this.timer = timer;
        this.dialect = dialect;
        this.peer = peer;
    }

    /** Does what a frame asks, or answers why not. */
    void handle(JsonObject frame) {
        String type = text(frame, "type");
        String address = text(frame, "address");
        String replyAddress = text(frame, "replyAddress");
        try {
            switch (type == null ? "" : type) {
                case "ping" -> pong();
                case "send" -> send(required(address), frame.getValue("body"), replyAddress);
                case "register" -> listen(required(address));
                case "unregister" -> unlisten(required(address));
                default -> throw malformed("its type is none of ping, send, register, unregister");
            }
        } catch (Failure failure) {
            fail(failure, address, replyAddress == null ? address : replyAddress);
        }
    }

    /** Hears nothing more. */
    void close() {
        closed = true;
        heard.values().forEach(consumer -> consumer.unregister());
        heard.clear();
    }

    private void pong() {
        if (dialect == Dialect.TCP) {
            peer.send(dialect.pong());
        }
    }

    private void send(String address, @Nullable Object body, @Nullable String replyAddress) {
        if (replyAddress != null && replyAddress.length() > MAX_REPLY_ADDRESS) {
            throw malformed("the reply address is too long");
        }
        Call<?, ?> call = permissions.call(address, peer.caller().role());
        if (!(body instanceof JsonObject request)) {
            throw malformed("a JSON object is wanted as body");
        }
        if (pending >= MAX_PENDING) {
            throw Failure.of(FailureCode.UNAVAILABLE, "gateway.bridge.too-many");
        }
        pending++;
        timer.time(call, () -> Questions.ask(bus, call, request, peer.caller())).onComplete(result -> {
            pending--;
            if (result.failed()) {
                fail(Failure.from(result.cause()), address, replyAddress == null ? address : replyAddress);
            } else if (replyAddress != null) {
                write(dialect.reply(replyAddress, result.result()));
            }
        });
    }

    private void listen(String address) {
        Topic<?> topic = permissions.topic(address, peer.caller().role());
        heard.computeIfAbsent(address, unheard -> {
            MessageConsumer<Object> consumer =
                    topic.reach() == Reach.NODE ? bus.localConsumer(address) : bus.consumer(address);
            return consumer.handler(message -> write(dialect.event(address, message.body())));
        });
    }

    private void unlisten(String address) {
        MessageConsumer<Object> consumer = heard.remove(address);
        if (consumer != null) {
            consumer.unregister();
        }
    }

    private void fail(Failure failure, @Nullable String address, @Nullable String to) {
        JsonObject frame = dialect.failure(failure);
        if (to != null) {
            frame.put("address", to).put("sourceAddress", address);
        }
        write(frame);
    }

    private void write(JsonObject frame) {
        if (closed) {
            return;
        }
        if (peer.isBacklogged()) {
            peer.close();
        } else {
            peer.send(frame);
        }
    }

    private static String required(@Nullable String address) {
        if (address == null) {
            throw malformed("it has no address");
        }
        return address;
    }

    private static @Nullable String text(JsonObject frame, String field) {
        return frame.getValue(field) instanceof String text ? text : null;
    }

    private static Failure malformed(String reason) {
        return Failure.of(FailureCode.INVALID, "failure.malformed", Map.of("reason", reason));
    }
}
