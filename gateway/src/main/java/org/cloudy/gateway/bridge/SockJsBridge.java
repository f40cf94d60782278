package org.cloudy.gateway.bridge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/**
 * The bridge for browsers, in the protocol of {@code @vertx/eventbus-bridge-client.js}. Of SockJS's transports only WebSocket
 * is offered: every browser of today has it, and the others would each be one more door. A client that is silent for a minute
 * (that script pings every five seconds) is gone.
 */
public final class SockJsBridge {
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Vertx vertx;
    private final Permissions permissions;
    private final CallTimer timer;
    private final Function<RoutingContext, Guest> guests;
    private final Map<SockJSSocket, Connection> open = new ConcurrentHashMap<>();

    /** Whoever opened a connection. */
    public interface Guest {
        /** On whose behalf it speaks. */
        Caller caller();

        /**
         * Has a connection cut when the guest signs out or his session expires.
         *
         * @return to be run when the connection ended otherwise
         */
        Runnable untilSignedOut(Runnable cut);
    }

    public SockJsBridge(Vertx vertx, Permissions permissions, CallTimer timer, Function<RoutingContext, Guest> guests) {
        this.vertx = vertx;
        this.permissions = permissions;
        this.timer = timer;
        this.guests = guests;
    }

    /** The routes, to be mounted where the path ends in {@code /bus}. */
    public Router routes() {
        Router router = Router.router(vertx);
        router.route().handler(SockJsBridge::onlyWebSockets);
        SockJSHandler sockJs = SockJSHandler.create(vertx, new SockJSHandlerOptions().setInsertJSESSIONID(false));
        router.route("/*").subRouter(sockJs.socketHandler(this::accept));
        vertx.setPeriodic(SILENCE.toMillis() / 4, tick -> open.values().forEach(Connection::cutIfSilent));
        return router;
    }

    private static void onlyWebSockets(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        if (path.endsWith("/info") || path.endsWith("/websocket")) {
            ctx.next();
        } else {
            ctx.fail(404);
        }
    }

    private void accept(SockJSSocket socket) {
        Guest guest = guests.apply(socket.routingContext());
        Connection connection = new Connection(socket, guest.caller());
        Dialogue dialogue = new Dialogue(vertx.eventBus(), permissions, timer, Dialect.SOCKJS, connection);
        Runnable forget = guest.untilSignedOut(connection::close);
        open.put(socket, connection);
        socket.handler(data -> connection.heard(data, dialogue));
        socket.exceptionHandler(broken -> connection.close());
        socket.closeHandler(ended -> {
            open.remove(socket);
            forget.run();
            dialogue.close();
        });
    }

    private static final class Connection implements Peer {
        private final SockJSSocket socket;
        private final Caller caller;
        private long lastHeard = System.nanoTime();

        Connection(SockJSSocket socket, Caller caller) {
            this.socket = socket;
            this.caller = caller;
        }

        void heard(Buffer data, Dialogue dialogue) {
            lastHeard = System.nanoTime();
            JsonObject frame;
            try {
                frame = new JsonObject(data);
            } catch (DecodeException | ClassCastException e) {
                send(Dialect.SOCKJS.failure(Failure.of(
                        FailureCode.INVALID, "failure.malformed", Map.of("reason", "a frame is a JSON object"))));
                return;
            }
            dialogue.handle(frame);
        }

        void cutIfSilent() {
            if (System.nanoTime() - lastHeard > SILENCE.toNanos()) {
                close();
            }
        }

        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public void send(JsonObject frame) {
            socket.write(frame.encode()).onFailure(gone -> socket.close());
        }

        @Override
        public boolean isBacklogged() {
            return socket.writeQueueFull();
        }

        @Override
        public void close() {
            socket.close(3000, "signed out");
        }
    }
}
