package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Role;
import org.cloudy.bus.squid.PeerChoice;
import org.cloudy.bus.squid.PeerNode;
import org.cloudy.bus.squid.PeerRelation;
import org.cloudy.bus.squid.PeerState;
import org.cloudy.bus.squid.ProxyPeer;
import org.cloudy.bus.squid.ProxyPeers;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** The proxies of other nodes that the web proxy asks, and those that it could. */
final class ProxyPeersPage {
    private static final String PAGE = "peers";
    private static final String PATH = ProxyPages.path(PAGE);

    private final CapabilityPages pages;
    private final Renderer renderer;

    ProxyPeersPage(CapabilityPages pages, Renderer renderer) {
        this.pages = pages;
        this.renderer = renderer;
    }

    /** The page; {@code problem} says why what somebody asked was refused, null if it was not. */
    record View(
            CapabilityTabs.Head head,
            boolean on,
            boolean admin,
            List<Row> peers,
            @Nullable String problem) {}

    /**
     * A proxy as a line of the table.
     *
     * @param relation what it was chosen as; null if it was not
     * @param sibling whether it could be chosen as a sibling
     * @param parent whether it could be chosen as a parent
     */
    record Row(
            String id,
            String shortId,
            String name,
            @Nullable String address,
            @Nullable String rttText,
            @Nullable String relation,
            String state,
            String health,
            boolean sibling,
            boolean parent,
            boolean chosen) {
        static Row of(ProxyPeer peer, Formats formats) {
            boolean chosen = peer.relation() != null;
            boolean open = !chosen && (peer.state() == PeerState.OFFERED || peer.state() == PeerState.DOWN);
            return new Row(
                    peer.node().value(),
                    NodeRow.shortId(peer.node().value()),
                    peer.name(),
                    peer.host() == null ? null : peer.host() + ":" + peer.port(),
                    formats.rtt(peer.rttMs()),
                    peer.relation() == null ? null : Words.plain(peer.relation()),
                    Words.plain(peer.state()),
                    health(peer.state()),
                    open && peer.answersQueries(),
                    open,
                    chosen);
        }

        private static String health(PeerState state) {
            return switch (state) {
                case IN_USE -> "passing";
                case OFFERED, AWAY -> "unknown";
                case DOWN, UNUSABLE -> "warning";
            };
        }
    }

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, null));
        router.post(PATH).handler(this::add);
        router.post(PATH + "/remove").handler(this::remove);
    }

    private void show(RoutingContext ctx, int status, Failure.@Nullable Problem problem) {
        Visitor visitor = Visitor.of(ctx);
        Formats formats = new Formats(visitor.language());
        pages.head(ctx, PAGE)
                .compose(head -> peers(ctx, head)
                        .map(peers -> new View(
                                head,
                                ProxyPages.isOn(head),
                                visitor.may(Role.ADMIN),
                                peers.peers().stream()
                                        .map(peer -> Row.of(peer, formats))
                                        .toList(),
                                problem == null ? null : problem.in(visitor.language()))))
                .onSuccess(view -> renderer.show(ctx, status, "proxy-peers", view))
                .onFailure(ctx::fail);
    }

    private Future<ProxyPeers> peers(RoutingContext ctx, CapabilityTabs.Head head) {
        ProxyPeers none = new ProxyPeers(List.of());
        return ProxyPages.isOn(head)
                ? pages.unlessOff(ctx, SquidContract.PEERS, Empty.EMPTY, none)
                : Future.succeededFuture(none);
    }

    private void add(RoutingContext ctx) {
        Optional<PeerRelation> relation =
                CapabilityPages.one(PeerRelation.values(), CapabilityPages.typed(ctx, "relation"));
        if (relation.isEmpty()) {
            ctx.fail(400);
            return;
        }
        pages.send(ctx, SquidContract.ADD_PEER, new PeerChoice(node(ctx), relation.get()))
                .onSuccess(peers -> Go.to(ctx, PATH, "proxy-peer-added"))
                .onFailure(cause -> refuse(ctx, cause));
    }

    private void remove(RoutingContext ctx) {
        pages.send(ctx, SquidContract.REMOVE_PEER, new PeerNode(node(ctx)))
                .onSuccess(peers -> Go.to(ctx, PATH, "proxy-peer-removed"))
                .onFailure(cause -> refuse(ctx, cause));
    }

    private void refuse(RoutingContext ctx, Throwable cause) {
        Failure failure = Failure.from(cause);
        if (ProxyPages.isForSender(failure)) {
            show(ctx, failure.code().status(), failure.problem());
        } else {
            ctx.fail(failure);
        }
    }

    private static NodeId node(RoutingContext ctx) {
        try {
            return new NodeId(CapabilityPages.typed(ctx, "node"));
        } catch (IllegalArgumentException e) {
            throw Failure.of(FailureCode.NOT_FOUND, "page.micro-cloud.no-such-node");
        }
    }
}
