package org.cloudy.discovery;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.overlay.OverlayStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where nodes are on the network below the micro cloud. Members of an overlay are all on one link as far as their addresses
 * there tell, so it is asked where its daemon reaches each; a node without an overlay is where it says.
 */
final class Underlay {
    private static final int HTTPS = 443;

    private final Vertx vertx;
    private final NodeId self;

    /**
     * Where a node is.
     *
     * @param address numeric, with a port that something may listen on; a host that does not want it says so all the same
     * @param here whether that is this machine
     */
    record Endpoint(InetSocketAddress address, boolean here) {}

    Underlay(Vertx vertx, NodeId self) {
        this.vertx = vertx;
        this.self = self;
    }

    /** Where these nodes are, without those of which that is not known. Failure TIMEOUT if the overlay does not say. */
    Future<Map<NodeId, Endpoint>> locate(Collection<Claim<NodeData>> nodes) {
        return OverlayContract.STATUS
                .send(vertx.eventBus(), Empty.EMPTY)
                .map(Optional::of)
                .recover(Underlay::without)
                .compose(overlay -> vertx.executeBlocking(() -> endpoints(nodes, overlay), false));
    }

    private static Future<Optional<OverlayStatus>> without(Throwable cause) {
        // Whoever is late is there: to take a node's address on the overlay for its real one would be a lie.
        return Failure.from(cause).code() == FailureCode.TIMEOUT
                ? Future.failedFuture(cause)
                : Future.succeededFuture(Optional.empty());
    }

    private Map<NodeId, Endpoint> endpoints(Collection<Claim<NodeData>> nodes, Optional<OverlayStatus> overlay) {
        Map<NodeId, InetSocketAddress> found = new HashMap<>();
        if (overlay.filter(OverlayStatus::up).isPresent()) {
            // What is told of a member behind others may be an address that somebody else has here.
            overlay.orElseThrow().links().stream()
                    .filter(link -> link.state() == LinkState.DIRECT)
                    .forEach(link -> endpoint(link.endpoint()).ifPresent(at -> found.put(link.node(), at)));
        } else {
            nodes.forEach(claim -> announced(claim.what()).ifPresent(endpoint -> found.put(claim.node(), endpoint)));
        }
        // The overlay has no link to this node itself.
        found.put(self, new InetSocketAddress(InetAddress.getLoopbackAddress(), HTTPS));
        Map<NodeId, Endpoint> endpoints = new HashMap<>();
        nodes.forEach(claim -> {
            InetSocketAddress endpoint = found.get(claim.node());
            if (endpoint != null) {
                endpoints.put(claim.node(), new Endpoint(endpoint, isHere(endpoint.getAddress())));
            }
        });
        return endpoints;
    }

    /** A numeric address and a port, as {@code 10.1.2.3:655} or {@code [fd00::1]:655}: nobody has names looked up here. */
    static Optional<InetSocketAddress> endpoint(@Nullable String text) {
        int colon = text == null ? -1 : text.lastIndexOf(':');
        if (text == null || colon < 1 || !text.substring(colon + 1).matches("[1-9][0-9]{0,4}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        return port > 65535 ? Optional.empty() : address(text.substring(0, colon), port);
    }

    private static Optional<InetSocketAddress> announced(NodeData node) {
        int port = node.web() == null ? -1 : URI.create(node.web()).getPort();
        return address(node.address(), port < 0 ? HTTPS : port);
    }

    private static Optional<InetSocketAddress> address(String host, int port) {
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(plain))
                .filter(address -> !address.isAnyLocalAddress() && !address.isMulticastAddress())
                .map(address -> new InetSocketAddress(address, port));
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
