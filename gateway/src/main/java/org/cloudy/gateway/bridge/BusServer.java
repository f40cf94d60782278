package org.cloudy.gateway.bridge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import java.util.function.Supplier;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/**
 * A bridge to the bus that speaks the protocol of {@code vertx-tcp-eventbus-bridge}, over TCP or a unix socket. It is written
 * anew because that one keeps frames of any length, and lets clients listen and call across the whole cluster where a contract
 * says that it stays on the node.
 */
final class BusServer {
    private static final int MAX_BACKLOG = 4 << 20;

    private final Vertx vertx;
    private final Permissions permissions;
    private final CallTimer timer;
    private final Supplier<Standing> standings;
    private final NetServer server;
    private final int largest;

    /** On whose behalf a connection speaks; a frame may change it. */
    interface Standing {
        Caller caller();

        /** Takes note of what a frame says of its sender. Failure FORBIDDEN ends the connection. */
        default void note(JsonObject frame) {}
    }

    /** @param largest how many bytes a frame that somebody sends may have */
    BusServer(Vertx vertx, Permissions permissions, CallTimer timer, Supplier<Standing> standings, int largest) {
        this.vertx = vertx;
        this.permissions = permissions;
        this.timer = timer;
        this.standings = standings;
        this.largest = largest;
        this.server = vertx.createNetServer(new NetServerOptions().setTcpKeepAlive(true))
                .connectHandler(this::open);
    }

    Future<Integer> listen(SocketAddress address) {
        return server.listen(address).map(NetServer::actualPort);
    }

    Future<Void> close() {
        return server.close();
    }

    private void open(NetSocket socket) {
        Connection connection = new Connection(socket, standings.get());
        Dialogue dialogue = new Dialogue(vertx.eventBus(), permissions, timer, Dialect.TCP, connection);
        socket.setWriteQueueMaxSize(MAX_BACKLOG);
        socket.handler(new FrameReader(largest, frame -> connection.heard(frame, dialogue), connection::refuse));
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(ended -> dialogue.close());
    }

    private record Connection(NetSocket socket, Standing standing) implements Peer {
        void heard(JsonObject frame, Dialogue dialogue) {
            try {
                standing.note(frame);
            } catch (Failure forbidden) {
                send(Dialect.TCP.failure(forbidden));
                close();
                return;
            }
            dialogue.handle(frame);
        }

        void refuse(String reason) {
            send(Dialect.TCP.failure(Failure.of(FailureCode.INVALID, "failure.malformed", Map.of("reason", reason))));
            close();
        }

        @Override
        public Caller caller() {
            return standing.caller();
        }

        @Override
        public void send(JsonObject frame) {
            byte[] text = frame.toBuffer().getBytes();
            socket.write(Buffer.buffer(text.length + 4).appendInt(text.length).appendBytes(text))
                    .onFailure(gone -> socket.close());
        }

        @Override
        public boolean isBacklogged() {
            return socket.writeQueueFull();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
