package org.cloudy.discovery;

import java.util.HashMap;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.ServiceId;
import org.cloudy.discovery.Publications.Stored;

/**
 * Announces what this node publishes to the micro cloud and to ordinary devices, with the health that its checks find. Methods
 * block, and are called by one thread at a time.
 */
final class Publisher {
    private final NodeId self;
    private final String microCloud;
    private final Publications publications;
    private final Announcer<ServiceData> announcer;
    private final HealthChecks checks;
    private final Devices devices;
    private final Map<String, ServiceData> published = new HashMap<>();

    Publisher(
            NodeId self,
            String microCloud,
            Publications publications,
            Announcer<ServiceData> announcer,
            HealthChecks checks,
            Devices devices) {
        this.self = self;
        this.microCloud = microCloud;
        this.publications = publications;
        this.announcer = announcer;
        this.checks = checks;
        this.devices = devices;
    }

    /** Announces all that was published before the node started. */
    void resume() {
        publications.all().forEach(this::announce);
    }

    /** Publishes until it is withdrawn. Failures as of {@link Publications#add}. */
    Claim<ServiceData> publish(Publication wanted) {
        return announce(publications.add(wanted));
    }

    /** Withdraws. Failure NOT_FOUND; FORBIDDEN if it is another node's. */
    void withdraw(ServiceId service) {
        String id = service.id();
        if (!published.containsKey(id)) {
            throw announcer.isOurs(id)
                    ? Failure.of(FailureCode.NOT_FOUND, "discovery.failure.unknown")
                    : Failure.of(FailureCode.FORBIDDEN, "discovery.failure.not-ours");
        }
        publications.remove(Long.parseLong(id.substring(id.indexOf('/') + 1)));
        published.remove(id);
        checks.forget(id);
        devices.withdraw(id);
        announcer.withdraw(id);
    }

    /** A check found another health than before. */
    void healthChanged(String id, Health health) {
        ServiceData data = published.get(id);
        if (data != null) {
            ServiceData now = data.with(health);
            published.put(id, now);
            announcer.announce(id, now);
        }
    }

    private Claim<ServiceData> announce(Stored stored) {
        Publication publication = stored.publication();
        String id = ServiceData.id(self, stored.number());
        ServiceData data = new ServiceData(
                publication.type(),
                publication.name(),
                publications.host(publication),
                publication.port(),
                microCloud,
                Health.UNKNOWN,
                stored.since(),
                publication.attributes());
        published.put(id, data);
        Claim<ServiceData> claim = announcer.announce(id, data);
        checks.watch(id, data.host(), publication);
        devices.announce(id, data);
        return claim;
    }
}
