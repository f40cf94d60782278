package org.cloudy.gateway.bridge;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What clients of the bridges send. */
final class Frames {
    private Frames() {}

    static JsonObject send(String address, @Nullable Object body) {
        return new JsonObject()
                .put("type", "send")
                .put("address", address)
                .put("replyAddress", "reply-1")
                .put("headers", new JsonObject())
                .put("body", body);
    }

    static JsonObject register(String address) {
        return new JsonObject().put("type", "register").put("address", address);
    }
}
