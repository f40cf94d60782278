package org.cloudy.microcloud;

import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.ServiceId;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.discovery.ServiceQuery;
import org.cloudy.bus.discovery.Services;
import org.cloudy.bus.microcloud.NearbyCloud;
import org.cloudy.platform.Futures;
import org.cloudy.platform.NodeConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has nodes near by hear of the micro cloud: a member whose pages are open announces them as {@code _cloudy._tcp} (DNS-SD), with
 * the micro cloud's id and name.
 */
final class Beacon {
    private static final Logger LOG = LoggerFactory.getLogger(Beacon.class);
    private static final String OWNER = "microcloud";
    private static final String NAME = "name";
    private static final String NODE = "node";
    private static final String NODE_NAME = "node-name";
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final EventBus bus;
    private final NodeId self;
    private final NodeConfig config;

    Beacon(EventBus bus, NodeId self, NodeConfig config) {
        this.bus = bus;
        this.self = self;
        this.config = config;
    }

    /** Announces what is so now, in place of what was said before; blocks. */
    void tell(Optional<Roster> roster, String nodeName) throws InterruptedException {
        Optional<Publication> wanted =
                roster.filter(there -> !config.isLoopback()).map(there -> publication(there, nodeName));
        try {
            List<ServiceInstance> told = heard(self);
            if (wanted.isPresent() && told.size() == 1 && says(told.getFirst(), wanted.get())) {
                return;
            }
            for (ServiceInstance old : told) {
                Futures.await(DiscoveryContract.WITHDRAW.send(bus, new ServiceId(old.id())), ANSWER);
            }
            if (wanted.isPresent()) {
                Futures.await(DiscoveryContract.PUBLISH.send(bus, wanted.get()), ANSWER);
            }
        } catch (Failure e) {
            LOG.warn("The micro cloud could not be announced: {}", e.getMessage());
        }
    }

    /** Micro clouds that others announce near by; blocks. */
    List<NearbyCloud> nearby() throws InterruptedException {
        return heard(null).stream()
                .flatMap(Beacon::read)
                .sorted(Comparator.comparing(NearbyCloud::name)
                        .thenComparing(cloud -> cloud.node().value()))
                .toList();
    }

    private static boolean says(ServiceInstance told, Publication wanted) {
        return told.name().equals(wanted.name())
                && told.port() == wanted.port()
                && told.attributes().equals(wanted.attributes());
    }

    private List<ServiceInstance> heard(@Nullable NodeId of) throws InterruptedException {
        Services services =
                Futures.await(DiscoveryContract.FIND.send(bus, new ServiceQuery(NearbyCloud.TYPE, null, null)), ANSWER);
        return services.services().stream()
                .filter(service -> Objects.equals(of, service.node()))
                .toList();
    }

    private Publication publication(Roster roster, String nodeName) {
        return new Publication(
                NearbyCloud.TYPE,
                nodeName,
                null,
                config.https(),
                Map.of(
                        NearbyCloud.CLOUD,
                        roster.microCloud(),
                        NAME,
                        roster.appearance().name(),
                        NODE,
                        self.value(),
                        NODE_NAME,
                        nodeName),
                new Publication.HealthCheck(Publication.CheckKind.NONE, null),
                OWNER);
    }

    private static Stream<NearbyCloud> read(ServiceInstance service) {
        Map<String, String> told = service.attributes();
        try {
            String host = service.host().contains(":") ? "[" + service.host() + "]" : service.host();
            return Stream.of(new NearbyCloud(
                    told.getOrDefault(NearbyCloud.CLOUD, ""),
                    told.getOrDefault(NAME, service.name()),
                    new NodeId(told.getOrDefault(NODE, "")),
                    told.get(NODE_NAME),
                    host + ":" + service.port()));
        } catch (IllegalArgumentException e) {
            // Somebody else's service of that name.
            return Stream.empty();
        }
    }
}
