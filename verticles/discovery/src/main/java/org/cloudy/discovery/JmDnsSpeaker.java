package org.cloudy.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import javax.jmdns.ServiceTypeListener;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.dnssd.LocalService;
import org.cloudy.platform.dnssd.Sighting;
import org.cloudy.platform.dnssd.Sighting.Place;
import org.cloudy.platform.dnssd.Sightings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks DNS-SD on one card with one version of IP. Announcing and closing block, and are of one thread. */
final class JmDnsSpeaker implements ServiceTypeListener, ServiceListener {
    private static final Logger LOG = LoggerFactory.getLogger(JmDnsSpeaker.class);
    private static final String DOMAIN = ".local.";
    private static final int MAX_TYPES = 100;
    /** A service always has a TXT record (RFC 6763, 6.1): one that seems to have none is believed after this long. */
    private static final long TEXT_MILLIS = 1_500;

    private final JmDNS dns;
    private final String network;
    private final Executor executor;
    private final Sightings sightings;
    private final Map<String, ServiceInfo> announced = new HashMap<>();
    private final Set<Place> seen = new HashSet<>();
    private final Map<Place, Sighting> textless = new HashMap<>();
    private final Set<String> types = Collections.synchronizedSet(new HashSet<>());
    private boolean closed;

    private JmDnsSpeaker(JmDNS dns, String network, Executor executor, Sightings sightings) {
        this.dns = dns;
        this.network = network;
        this.executor = executor;
        this.sightings = sightings;
    }

    /**
     * @param address that of the card; also where the node is then found
     * @param executor the thread that calls, on which sightings are told
     */
    static JmDnsSpeaker open(InetAddress address, String network, NodeId self, Executor executor, Sightings sightings)
            throws IOException {
        JmDnsSpeaker speaker = new JmDnsSpeaker(JmDNS.create(address, "cloudy-" + self), network, executor, sightings);
        speaker.dns.addServiceTypeListener(speaker);
        return speaker;
    }

    void announce(String id, LocalService service) {
        ServiceInfo info =
                ServiceInfo.create(service.type() + DOMAIN, service.name(), service.port(), 0, 0, service.text());
        try {
            dns.registerService(info);
            announced.put(id, info);
        } catch (IOException e) {
            LOG.warn("{} could not be announced to devices around", id, e);
        }
    }

    void withdraw(String id) {
        ServiceInfo info = announced.remove(id);
        if (info != null) {
            dns.unregisterService(info);
        }
    }

    /** Says goodbye. */
    void close() {
        closed = true;
        try {
            dns.close();
        } catch (IOException e) {
            LOG.warn("DNS-SD did not end in order", e);
        }
        seen.forEach(sightings::lost);
    }

    @Override
    public void serviceTypeAdded(ServiceEvent event) {
        String type = plain(event.getType());
        if (types.size() < MAX_TYPES && new FieldRules().type(type).problems().isEmpty() && types.add(type)) {
            dns.addServiceListener(type + DOMAIN, this);
        }
    }

    @Override
    public void subTypeForServiceTypeAdded(ServiceEvent event) {
        // A service of a subtype is one of its type as well.
    }

    @Override
    public void serviceAdded(ServiceEvent event) {
        // The answer comes to serviceResolved; waiting for it here would hold up everything else.
        dns.requestServiceInfo(event.getType(), event.getName(), true, 1);
    }

    @Override
    public void serviceRemoved(ServiceEvent event) {
        Place place = place(event);
        executor.execute(() -> {
            textless.remove(place);
            if (seen.remove(place)) {
                sightings.lost(place);
            }
        });
    }

    /** Called several times for each service, first before its address is known. */
    @Override
    public void serviceResolved(ServiceEvent event) {
        ServiceInfo info = event.getInfo();
        Optional<InetAddress> address = address(info);
        if (info.hasData() && info.getPort() != 0 && address.isPresent()) {
            Sighting sighting = new Sighting(place(event), address.get(), info.getPort(), text(info));
            executor.execute(() -> resolved(sighting));
        }
    }

    /** What the text says, that this is a node's, may still be on its way. */
    private void resolved(Sighting sighting) {
        Place where = sighting.where();
        if (!sighting.text().isEmpty()) {
            textless.remove(where);
            tell(sighting);
        } else if (textless.put(where, sighting) == null) {
            CompletableFuture.delayedExecutor(TEXT_MILLIS, TimeUnit.MILLISECONDS, executor)
                    .execute(() -> Optional.ofNullable(textless.remove(where)).ifPresent(this::tell));
        }
    }

    private void tell(Sighting sighting) {
        if (!closed) {
            seen.add(sighting.where());
            sightings.seen(sighting);
        }
    }

    private Place place(ServiceEvent event) {
        return new Place(network, plain(event.getType()), event.getName());
    }

    private static Map<String, String> text(ServiceInfo info) {
        Map<String, String> text = new HashMap<>();
        for (String key : Collections.list(info.getPropertyNames())) {
            @Nullable String value = info.getPropertyString(key);
            text.put(key, value == null ? "" : value);
        }
        return text;
    }

    private static Optional<InetAddress> address(ServiceInfo info) {
        Stream<InetAddress> preferred =
                Stream.concat(Arrays.stream(info.getInet4Addresses()), Arrays.stream(info.getInet6Addresses()));
        return preferred.findFirst();
    }

    private static String plain(String type) {
        return type.endsWith(DOMAIN) ? type.substring(0, type.length() - DOMAIN.length()) : type;
    }
}
