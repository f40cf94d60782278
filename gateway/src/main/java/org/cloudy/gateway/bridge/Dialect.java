package org.cloudy.gateway.bridge;

import io.vertx.core.json.JsonObject;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Wire;

/**
 * What a bridge's frames to its clients look like. The two dialects are those of the Vert.x bridges, so that their clients in
 * many languages work; a failure's message is the {@link Failure.Problem} as JSON.
 */
enum Dialect {
    /** As {@code @vertx/eventbus-bridge-client.js} speaks it. */
    SOCKJS("rec"),
    /** As the clients of {@code vertx-tcp-eventbus-bridge} speak it. */
    TCP("message");

    private final String delivery;

    Dialect(String delivery) {
        this.delivery = delivery;
    }

    JsonObject event(String address, Object body) {
        JsonObject frame = new JsonObject().put("type", delivery).put("address", address);
        return this == TCP
                ? frame.put("send", false).put("headers", new JsonObject()).put("body", body)
                : frame.put("body", body);
    }

    JsonObject reply(String replyAddress, JsonObject body) {
        JsonObject frame = new JsonObject().put("type", delivery).put("address", replyAddress);
        return this == TCP
                ? frame.put("send", true).put("headers", new JsonObject()).put("body", body)
                : frame.put("body", body);
    }

    JsonObject pong() {
        return new JsonObject().put("type", "pong");
    }

    JsonObject failure(Failure failure) {
        return new JsonObject()
                .put("type", "err")
                .put("failureCode", failure.code().status())
                .put("failureType", "RECIPIENT_FAILURE")
                .put("message", Wire.toJson(failure.problem()).encode());
    }
}
