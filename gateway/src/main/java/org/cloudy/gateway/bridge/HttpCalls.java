package org.cloudy.gateway.bridge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.cloudy.bus.Call;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/**
 * The door for other nodes: a call by {@code POST /bus/call/<address>}, with its request as JSON object and its reply as
 * another. Only what {@link org.cloudy.bus.Role#ANYONE} may ask is asked here, always as {@link Caller#ANONYMOUS}: no session,
 * no header of a request makes more of it. A {@link Failure} is told as its HTTP status and problem details.
 */
public final class HttpCalls {
    /** Path of a call's address, as a route names it. */
    public static final String PATH = "/bus/call/:address";

    private final EventBus bus;
    private final Permissions permissions;
    private final CallTimer timer;

    public HttpCalls(EventBus bus, Permissions permissions, CallTimer timer) {
        this.bus = bus;
        this.permissions = permissions;
        this.timer = timer;
    }

    /** Makes the call of a request whose body has been read. */
    public void answer(RoutingContext ctx) {
        Call<?, ?> call = permissions.call(ctx.pathParam("address"), Caller.ANONYMOUS.role());
        JsonObject request = object(ctx.body().buffer());
        timer.time(call, () -> Questions.ask(bus, call, request, Caller.ANONYMOUS))
                .onSuccess(reply -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(reply.toBuffer()))
                .onFailure(ctx::fail);
    }

    private static JsonObject object(Buffer body) {
        try {
            return new JsonObject(body == null ? Buffer.buffer() : body);
        } catch (DecodeException | ClassCastException e) {
            throw Failure.of(
                    FailureCode.INVALID, "failure.malformed", Map.of("reason", "a JSON object is wanted as body"));
        }
    }
}
