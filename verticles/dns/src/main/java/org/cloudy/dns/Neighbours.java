package org.cloudy.dns;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.OfferedZones;
import org.cloudy.bus.dns.OfferedZones.OfferedZone;
import org.cloudy.bus.dns.Sealed;
import org.cloudy.bus.dns.ZoneOffers;
import org.cloudy.platform.Futures;

/** The name servers of the other nodes, asked over the bus. What they say is checked, and one that says nothing is passed over. */
final class Neighbours {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AGREEING = Duration.ofSeconds(20);
    private static final int MOST_OF_ONE = 500;

    private final Vertx vertx;
    private final NameServer server;

    Neighbours(Vertx vertx, NameServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    Future<OfferedZones> offered() {
        return DiscoveryContract.NODES.send(vertx.eventBus(), Empty.EMPTY).compose(this::offered);
    }

    private Future<OfferedZones> offered(Nodes nodes) {
        List<NodeView> others =
                nodes.nodes().stream().filter(node -> !node.self()).toList();
        List<Future<List<OfferedZone>>> asked = new ArrayList<>();
        others.forEach(node -> asked.add(offers(node)));
        return Future.all(asked)
                .map(all -> new OfferedZones(asked.stream()
                        .flatMap(one -> one.result().stream())
                        .sorted(Comparator.comparing(OfferedZone::zone).thenComparing(OfferedZone::name))
                        .toList()));
    }

    private Future<List<OfferedZone>> offers(NodeView node) {
        return DnsContract.OFFERS
                .sendTo(node.node(), vertx.eventBus(), Empty.EMPTY, PATIENCE)
                .map(offers -> believed(node, offers))
                .otherwise(List.of());
    }

    private List<OfferedZone> believed(NodeView node, ZoneOffers offers) {
        return offers.zones().stream()
                .filter(offer -> ZoneNames.isValid(offer.zone()))
                .limit(MOST_OF_ONE)
                .map(offer -> new OfferedZone(
                        node.node(), node.name(), offer.zone(), offer.serial(), server.serves(offer.zone())))
                .toList();
    }

    /** Asks a primary to agree on a key; blocks. */
    Sealed agree(NodeId primary, Sealed ask) {
        try {
            return Futures.await(
                    DnsContract.AGREE.sendTo(primary, vertx.eventBus(), ask, AGREEING), AGREEING.plusSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the node stops");
        }
    }
}
