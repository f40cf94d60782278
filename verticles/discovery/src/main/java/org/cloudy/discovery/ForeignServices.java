package org.cloudy.discovery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ChangeKind;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.microcloud.NearbyCloud;
import org.cloudy.platform.dnssd.Sighting;
import org.cloudy.platform.dnssd.Sighting.Place;
import org.cloudy.platform.dnssd.Sightings;
import org.jspecify.annotations.Nullable;

/**
 * What ordinary devices offer by DNS-SD. Bounded in number and in size, for anybody on the network can announce anything; what
 * nodes announce is passed over, but for how to get into other micro clouds.
 */
final class ForeignServices implements Sightings {
    /** TXT attribute that marks a node's service. */
    static final String MARK = "cloudy";

    static final int MAX = 1_000;

    /** IPv4 before IPv6: more people can use it. */
    private static final Comparator<Sighting> BEST = Comparator.<Sighting>comparingInt(
                    sighting -> sighting.address().getAddress().length)
            .thenComparing(sighting -> sighting.where().network());

    private final Clock clock;
    private final String microCloud;
    private final BiConsumer<ChangeKind, ServiceInstance> onChange;
    private final Map<String, Map<String, Sighting>> sightings = new HashMap<>();
    private final Map<String, ServiceInstance> services = new ConcurrentHashMap<>();

    /** @param microCloud the one that this node is in */
    ForeignServices(Clock clock, String microCloud, BiConsumer<ChangeKind, ServiceInstance> onChange) {
        this.clock = clock;
        this.microCloud = microCloud;
        this.onChange = onChange;
    }

    Collection<ServiceInstance> all() {
        return services.values();
    }

    /** Somebody on a network offers this, as far as that can be believed. */
    @Override
    public synchronized void seen(Sighting sighting) {
        String id = id(sighting.where());
        if (isCredible(sighting) && (sightings.containsKey(id) || sightings.size() < MAX)) {
            sightings
                    .computeIfAbsent(id, any -> new HashMap<>())
                    .put(sighting.where().network(), sighting);
            update(id);
        }
    }

    @Override
    public synchronized void lost(Place place) {
        String id = id(place);
        Map<String, Sighting> there = sightings.get(id);
        if (there != null) {
            there.remove(place.network());
            update(id);
        }
    }

    /** Nobody listens any more. */
    synchronized void forgetAll() {
        List.copyOf(sightings.keySet()).forEach(id -> {
            sightings.put(id, Map.of());
            update(id);
        });
    }

    private void update(String id) {
        Map<String, Sighting> there = sightings.getOrDefault(id, Map.of());
        boolean isDevice = there.values().stream().noneMatch(this::isNode);
        @Nullable ServiceInstance before = services.get(id);
        if (there.isEmpty()) {
            sightings.remove(id);
        }
        if (there.isEmpty() || !isDevice) {
            services.remove(id);
            if (before != null) {
                onChange.accept(ChangeKind.GONE, before);
            }
            return;
        }
        Instant since = before == null ? clock.instant() : before.since();
        ServiceInstance now = service(id, there.values().stream().min(BEST).orElseThrow(), since);
        services.put(id, now);
        if (!now.equals(before)) {
            onChange.accept(before == null ? ChangeKind.APPEARED : ChangeKind.UPDATED, now);
        }
    }

    /** Members of this micro cloud are told of by its registry; others' services are for others. */
    private boolean isNode(Sighting sighting) {
        Map<String, String> text = sighting.text();
        boolean isDoor = sighting.where().type().equals(NearbyCloud.TYPE)
                && !microCloud.equals(text.getOrDefault(NearbyCloud.CLOUD, microCloud));
        return text.containsKey(MARK) && !isDoor;
    }

    /** An address of the link alone leads nowhere without the name of a card, and the reader has other cards than this node. */
    private static boolean isCredible(Sighting sighting) {
        Place where = sighting.where();
        InetAddress address = sighting.address();
        return !(address instanceof Inet6Address && address.isLinkLocalAddress())
                && new FieldRules()
                        .type(where.type())
                        .name(where.name())
                        .host(text(address))
                        .port(sighting.port())
                        .problems()
                        .isEmpty();
    }

    private static ServiceInstance service(String id, Sighting sighting, Instant since) {
        Place where = sighting.where();
        return new ServiceInstance(
                id,
                where.type(),
                where.name(),
                null,
                text(sighting.address()),
                sighting.port(),
                null,
                Health.UNKNOWN,
                null,
                null,
                since,
                bounded(sighting.text()));
    }

    /** As many of the attributes as may be; binary ones are left out. */
    private static Map<String, String> bounded(Map<String, String> attributes) {
        Map<String, String> bounded = new TreeMap<>();
        attributes.forEach((key, value) -> {
            bounded.put(key, value);
            if (!new FieldRules().attributes(bounded).problems().isEmpty()) {
                bounded.remove(key);
            }
        });
        return bounded;
    }

    private static String text(InetAddress address) {
        return new NodeAddress(address).text();
    }

    private static String id(Place place) {
        return "dns-sd/" + place.type() + "/" + place.name();
    }
}
