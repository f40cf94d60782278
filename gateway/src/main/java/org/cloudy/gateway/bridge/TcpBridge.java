package org.cloudy.gateway.bridge;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.platform.NodeContext;

/**
 * The bridge for programs on this machine, on a loopback port. Everybody on the machine reaches it, so a client is anyone,
 * until one of its frames brings the node's token in the header {@code cloudy-token}.
 */
public final class TcpBridge {
    /** Header of a frame that brings the token. */
    public static final String TOKEN_HEADER = "cloudy-token";

    private static final String LOOPBACK = "127.0.0.1";

    private static final int MAX_FRAME = 1 << 20;

    private final NodeContext node;
    private final BusServer server;

    private TcpBridge(NodeContext node, BridgeToken token) {
        this.node = node;
        this.server = new BusServer(
                node.vertx(),
                Permissions.ofContracts(),
                new CallTimer(node.metrics(), "tcp"),
                () -> new Bearer(token),
                MAX_FRAME);
    }

    /** Opens the bridge; ready when it listens. */
    public static Future<TcpBridge> open(NodeContext node) {
        return node.vertx()
                .executeBlocking(() -> BridgeToken.of(node.config().data(), node.store()))
                .compose(token -> new TcpBridge(node, token).listen());
    }

    /** Ends all connections. */
    public Future<Void> close() {
        return server.close();
    }

    private Future<TcpBridge> listen() {
        int port = node.config().bridge();
        return PortInUse.told(server.listen(SocketAddress.inetSocketAddress(port, LOOPBACK)), LOOPBACK, port, "bridge")
                .map(this);
    }

    private static final class Bearer implements BusServer.Standing {
        private final BridgeToken token;
        private Caller caller = Caller.ANONYMOUS;

        Bearer(BridgeToken token) {
            this.token = token;
        }

        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public void note(JsonObject frame) {
            if (frame.getValue("headers") instanceof JsonObject headers
                    && headers.getValue(TOKEN_HEADER) instanceof String shown) {
                if (!token.matches(shown)) {
                    throw Failure.of(FailureCode.FORBIDDEN, "gateway.bridge.wrong-token");
                }
                caller = new Caller("bridge", Role.ADMIN, Caller.BRIDGE);
            }
        }
    }
}
