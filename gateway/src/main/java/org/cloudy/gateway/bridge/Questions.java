package org.cloudy.gateway.bridge;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import org.cloudy.bus.Call;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Wire;

/** Calls that came in as JSON. */
final class Questions {
    private Questions() {}

    /** The reply to a call as JSON; a {@link Failure}, also where the request is not of the call's form. */
    static <Q extends Record, R extends Record> Future<JsonObject> ask(
            EventBus bus, Call<Q, R> call, JsonObject request, Caller caller) {
        try {
            return call.send(bus, Wire.fromJson(request, call.request()), caller)
                    .map(Wire::toJson);
        } catch (Failure failure) {
            return Future.failedFuture(failure);
        }
    }
}
