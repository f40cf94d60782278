package org.cloudy.discovery;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.cloudy.bus.Caller;
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
    private final Set<String> capabilities;
    private final Map<String, ServiceData> published = new HashMap<>();

    /** @param capabilities the names of those that this node has */
    Publisher(
            NodeId self,
            String microCloud,
            Publications publications,
            Announcer<ServiceData> announcer,
            HealthChecks checks,
            Devices devices,
            Set<String> capabilities) {
        this.self = self;
        this.microCloud = microCloud;
        this.publications = publications;
        this.announcer = announcer;
        this.checks = checks;
        this.devices = devices;
        this.capabilities = capabilities;
    }

    /** Announces all that was published before the node started. */
    void resume() {
        publications.all().forEach(this::announce);
    }

    /** Publishes until it is withdrawn. Failures as of {@link Publications#add}. */
    Claim<ServiceData> publish(Publication wanted) {
        return announce(publications.add(wanted));
    }

    /** Withdraws. Failure NOT_FOUND; FORBIDDEN if it is another node's; CONFLICT if a capability's is withdrawn by somebody else. */
    void withdraw(ServiceId service, Caller caller) {
        String id = service.id();
        if (!published.containsKey(id)) {
            throw announcer.isOurs(id)
                    ? Failure.of(FailureCode.NOT_FOUND, "discovery.failure.unknown")
                    : Failure.of(FailureCode.FORBIDDEN, "discovery.failure.not-ours");
        }
        long number = Long.parseLong(id.substring(id.indexOf('/') + 1));
        if (!caller.equals(Caller.NODE)) {
            publications.owner(number).ifPresent(owner -> refuse(published.get(id), owner));
        }
        publications.remove(number);
        published.remove(id);
        checks.forget(id);
        devices.withdraw(id);
        announcer.withdraw(id);
    }

    /** Its owner would still believe it announced. One that is gone from the node cares no more. */
    private void refuse(ServiceData data, String owner) {
        if (capabilities.contains(owner)) {
            throw Failure.of(
                    FailureCode.CONFLICT, "discovery.failure.owned", Map.of("name", data.name(), "owner", owner));
        }
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
