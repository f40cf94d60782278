package org.cloudy.bus;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation on the bus: where it lives, what it takes and gives, how far it reaches and who may call it. Request and reply
 * are records; they travel as JSON ({@link Wire}). A call ends with the reply or with a {@link Failure}.
 *
 * @param address where it is served, as {@code cloudy.<capability>.<operation>}
 * @param request the record that it takes
 * @param reply the record that it gives
 * @param reach how far it reaches
 * @param role who may call it
 * @param act whether it changes something, so that the audit trail keeps who asked for it
 */
public record Call<Q extends Record, R extends Record>(
        String address, Class<Q> request, Class<R> reply, Reach reach, Role role, boolean act) {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String WAY = "cloudy.way";

    /** @throws IllegalArgumentException for a call that changes a node and yet could be made from another one */
    public Call {
        if (role == Role.ADMIN && reach != Reach.NODE) {
            throw new IllegalArgumentException(address
                    + ": what an administrator may do stays on the node, for other nodes are not to be trusted");
        }
    }

    /** A call that counts as an act if only administrators may make it. */
    public Call(String address, Class<Q> request, Class<R> reply, Reach reach, Role role) {
        this(address, request, reply, reach, role, role == Role.ADMIN);
    }

    /** The same, of which no trail is kept: it tells something, and changes nothing. */
    public Call<Q, R> asLook() {
        return new Call<>(address, request, reply, reach, role, false);
    }

    /** The same, of which a trail is kept though others than administrators may make it. */
    public Call<Q, R> asAct() {
        return new Call<>(address, request, reply, reach, role, true);
    }

    /** Asks the nearest node that serves this, on behalf of this node itself. */
    public Future<R> send(EventBus bus, Q request) {
        return send(bus, request, Caller.NODE);
    }

    /** Asks the nearest node that serves this, on behalf of somebody. */
    public Future<R> send(EventBus bus, Q request, Caller caller) {
        return request(bus, address, request, caller, DEADLINE);
    }

    /** Asks one node, and waits for its answer no longer than {@code deadline}. */
    public Future<R> sendTo(NodeId node, EventBus bus, Q request, Duration deadline) {
        return request(bus, addressAt(node), request, Caller.NODE, deadline);
    }

    /**
     * Has the bus learn where one node serves this. When it is first asked for, the bus looks that up in a map that all members share; the
     * part of a member that hangs can't be read then. Failure UNAVAILABLE while the node does not serve it, TIMEOUT.
     */
    public Future<Void> findWay(NodeId node, EventBus bus, Duration deadline) {
        DeliveryOptions options =
                new DeliveryOptions().setSendTimeout(deadline.toMillis()).addHeader(WAY, "");
        return bus.<JsonObject>request(addressAt(node), new JsonObject(), options)
                .<Void>mapEmpty()
                .recover(Call::failed);
    }

    private Future<R> request(EventBus bus, String to, Q request, Caller caller, Duration deadline) {
        DeliveryOptions options = caller.on(new DeliveryOptions().setSendTimeout(deadline.toMillis()));
        options.setLocalOnly(reach == Reach.NODE);
        return bus.<JsonObject>request(to, Wire.toJson(request), options)
                .map(message -> Wire.fromJson(message.body(), reply))
                .recover(Call::failed);
    }

    private static <T> Future<T> failed(Throwable cause) {
        return Future.failedFuture(Failure.from(cause));
    }

    /** Serves this call on this node only; ready when registered. */
    public Future<Void> serve(EventBus bus, BiFunction<Caller, Q, Future<R>> handler) {
        if (reach != Reach.NODE) {
            throw new IllegalStateException(address + " reaches beyond the node: serve it in the node's name");
        }
        return ready(bus, bus.localConsumer(address), handler);
    }

    /** {@link #serve(EventBus, BiFunction)} for a handler to which the caller does not matter. */
    public Future<Void> serve(EventBus bus, Function<Q, Future<R>> handler) {
        return serve(bus, (caller, request) -> handler.apply(request));
    }

    /** Serves this call for the whole micro cloud, and to those that ask for just this node; ready when registered. */
    public Future<Void> serve(EventBus bus, NodeId self, BiFunction<Caller, Q, Future<R>> handler) {
        if (reach == Reach.NODE) {
            throw new IllegalStateException(address + " is of this node alone");
        }
        return Future.all(
                        ready(bus, bus.consumer(address), handler), ready(bus, bus.consumer(addressAt(self)), handler))
                .mapEmpty();
    }

    /** Where one node serves this call. */
    public String addressAt(NodeId node) {
        return address + "@" + node;
    }

    private Future<Void> ready(
            EventBus bus, MessageConsumer<Object> consumer, BiFunction<Caller, Q, Future<R>> handler) {
        consumer.handler(message -> {
            if (message.headers().contains(WAY)) {
                message.reply(new JsonObject());
            } else {
                answer(bus, message, handler);
            }
        });
        return consumer.completion();
    }

    private void answer(EventBus bus, Message<Object> message, BiFunction<Caller, Q, Future<R>> handler) {
        Caller caller = Caller.of(message.headers());
        AtomicReference<@Nullable Q> asked = new AtomicReference<>();
        handle(caller, message, asked, handler)
                .onComplete(result ->
                        Audit.note(bus, caller, this, asked.get(), result).onComplete(noted -> reply(message, result)));
    }

    private static <R extends Record> void reply(Message<Object> message, AsyncResult<R> result) {
        if (result.succeeded()) {
            message.reply(Wire.toJson(result.result()));
        } else {
            Failure failure = Failure.from(result.cause());
            message.fail(failure.code().status(), Wire.toJson(failure.problem()).encode());
        }
    }

    private Future<R> handle(
            Caller caller,
            Message<Object> message,
            AtomicReference<@Nullable Q> asked,
            BiFunction<Caller, Q, Future<R>> handler) {
        try {
            if (!caller.role().covers(role)) {
                throw Failure.of(FailureCode.FORBIDDEN, "failure.forbidden", Map.of("role", role.name()));
            }
            if (!(message.body() instanceof JsonObject body)) {
                throw Failure.of(FailureCode.INVALID, "failure.malformed", Map.of("reason", "a JSON object is wanted"));
            }
            Q wanted = Wire.fromJson(body, request);
            asked.set(wanted);
            return handler.apply(caller, wanted);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
