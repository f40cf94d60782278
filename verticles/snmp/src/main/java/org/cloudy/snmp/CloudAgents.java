package org.cloudy.snmp;

import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cloudy.bus.Empty;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.discovery.ServiceQuery;
import org.cloudy.bus.snmp.Origin;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Futures;
import org.cloudy.platform.Site;
import org.cloudy.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The agents of the micro cloud: this node's own, and those that other nodes publish. A node is believed only about its own
 * address, so that nobody sends our questions to a third one; and is asked by SNMPv3, so that it does not learn the passphrase.
 */
final class CloudAgents {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** A name would be looked up at somebody's will. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final int MOST = 200;

    private final EventBus bus;

    CloudAgents(EventBus bus) {
        this.bus = bus;
    }

    List<Watched> find(Site<SnmpSettings> site, String self) throws InterruptedException {
        List<Watched> found = new ArrayList<>();
        found.add(new Watched(
                self,
                site.nodeName(),
                "127.0.0.1",
                site.settings().port(),
                Origin.SELF,
                Credentials.own(OwnUser.NAME, OwnUser.passphrase(site.folder()))));
        if (site.settings().watchCloud()) {
            others(credentials(site.settings().cloudPassphrase())).forEach(found::add);
        }
        return found;
    }

    private static @Nullable Credentials credentials(@Nullable Secret passphrase) {
        return passphrase == null ? null : Credentials.own(SnmpdConfiguration.CLOUD_USER, passphrase);
    }

    private Stream<Watched> others(@Nullable Credentials credentials) throws InterruptedException {
        Map<String, NodeView> nodes = new LinkedHashMap<>();
        Futures.await(DiscoveryContract.NODES.send(bus, Empty.EMPTY), DEADLINE).nodes().stream()
                .filter(node -> !node.self())
                .forEach(node -> nodes.put(node.node().value(), node));
        ServiceQuery query = new ServiceQuery(SnmpCapability.SERVICE, null, null);
        Map<String, Watched> agents = new LinkedHashMap<>();
        for (ServiceInstance service :
                Futures.await(DiscoveryContract.FIND.send(bus, query), DEADLINE).services()) {
            NodeView owner =
                    service.node() == null ? null : nodes.get(service.node().value());
            if (owner != null && isItsOwn(service, owner) && agents.size() < MOST) {
                String id = owner.node().value();
                agents.putIfAbsent(
                        id,
                        new Watched(
                                id,
                                Text.shortened(owner.name()),
                                service.host(),
                                service.port(),
                                Origin.MICRO_CLOUD,
                                credentials));
            }
        }
        return agents.values().stream();
    }

    private static boolean isItsOwn(ServiceInstance service, NodeView owner) {
        return service.host().equals(owner.address())
                && LITERAL.matcher(service.host()).matches()
                && service.port() > 0
                && service.port() < 65_536;
    }
}
