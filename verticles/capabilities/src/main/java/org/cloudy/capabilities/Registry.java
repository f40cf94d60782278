package org.cloudy.capabilities;

import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.ServiceId;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.discovery.ServiceQuery;

/** The registry of services, as a job asks it. Blocks. */
final class Registry {
    private static final Duration DEADLINE = Duration.ofSeconds(35);

    private final EventBus bus;
    private final NodeId self;

    Registry(EventBus bus, NodeId self) {
        this.bus = bus;
        this.self = self;
    }

    /** Announces a service, or finds the announcement that the node makes of it already; tells its id. */
    String publish(Publication publication) {
        try {
            return Await.of(DiscoveryContract.PUBLISH.send(bus, publication), DEADLINE)
                    .id();
        } catch (Failure e) {
            if (e.code() != FailureCode.CONFLICT) {
                throw e;
            }
            return existing(publication).orElseThrow(() -> e);
        }
    }

    /** Takes an announcement back; one that is gone already is no failure. */
    void withdraw(String id) {
        try {
            Await.of(DiscoveryContract.WITHDRAW.send(bus, new ServiceId(id)), DEADLINE);
        } catch (Failure e) {
            if (e.code() != FailureCode.NOT_FOUND) {
                throw e;
            }
        }
    }

    private Optional<String> existing(Publication publication) {
        ServiceQuery query = new ServiceQuery(publication.type(), null, null);
        return Await.of(DiscoveryContract.FIND.send(bus, query), DEADLINE).services().stream()
                .filter(service -> self.equals(service.node()) && service.port() == publication.port())
                .filter(service ->
                        publication.host() == null || publication.host().equals(service.host()))
                .map(ServiceInstance::id)
                .findFirst();
    }
}
