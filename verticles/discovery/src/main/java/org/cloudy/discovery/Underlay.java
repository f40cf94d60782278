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
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.overlay.OverlayStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where nodes are on the network below the micro cloud. Members of an overlay are all on one link as far as their addresses
 * there tell, so a node in one asks it where its daemon reaches each, and knows nothing while it does not; without an overlay a
 * node is where it says.
 */
final class Underlay {
    private static final int HTTPS = 443;

    private final Vertx vertx;
    private final NodeId self;
    private final boolean attached;

    /**
     * Where a node is.
     *
     * @param address numeric, with a port
     * @param listens whether something of the node listens there: then a refusal comes from somebody before it, a NAT box say; else
     *     it is the node's own answer
     * @param here whether that is this machine
     */
    record Endpoint(InetSocketAddress address, boolean listens, boolean here) {}

    /** @param attached whether this node is in an overlay */
    Underlay(Vertx vertx, NodeId self, boolean attached) {
        this.vertx = vertx;
        this.self = self;
        this.attached = attached;
    }

    /**
     * Where these nodes are, without those of which that is not known. Fails if the overlay does not say: to take a node's address
     * on the overlay for its real one would be a lie.
     */
    Future<Map<NodeId, Endpoint>> locate(Collection<Claim<NodeData>> nodes) {
        Future<Map<NodeId, InetSocketAddress>> found = attached
                ? OverlayContract.STATUS.send(vertx.eventBus(), Empty.EMPTY).map(Underlay::reached)
                : Future.succeededFuture(announced(nodes));
        return found.compose(places -> vertx.executeBlocking(() -> endpoints(nodes, places), false));
    }

    private static Map<NodeId, InetSocketAddress> reached(OverlayStatus overlay) {
        Map<NodeId, InetSocketAddress> found = new HashMap<>();
        // What is told of a member behind others may be an address that somebody else has here.
        overlay.links().stream()
                .filter(link -> link.state() == LinkState.DIRECT)
                .forEach(link -> endpoint(link.endpoint()).ifPresent(at -> found.put(link.node(), at)));
        return found;
    }

    private static Map<NodeId, InetSocketAddress> announced(Collection<Claim<NodeData>> nodes) {
        Map<NodeId, InetSocketAddress> found = new HashMap<>();
        nodes.forEach(claim -> announced(claim.what()).ifPresent(endpoint -> found.put(claim.node(), endpoint)));
        return found;
    }

    private Map<NodeId, Endpoint> endpoints(Collection<Claim<NodeData>> nodes, Map<NodeId, InetSocketAddress> places) {
        Map<NodeId, Endpoint> endpoints = new HashMap<>();
        nodes.forEach(claim -> {
            InetSocketAddress place =
                    // The overlay has no link to this node itself.
                    claim.node().equals(self)
                            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), HTTPS)
                            : places.get(claim.node());
            if (place != null) {
                endpoints.put(claim.node(), new Endpoint(place, attached, isHere(place.getAddress())));
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
