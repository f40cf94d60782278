package org.cloudy.discovery;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import javax.jmdns.ServiceTypeListener;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ChangeKind;
import org.cloudy.bus.discovery.ServiceInstance;
import org.jspecify.annotations.Nullable;

/**
 * What ordinary devices offer by DNS-SD. Bounded in number and in size, for anybody on the network can announce anything; what
 * nodes announce is passed over.
 */
final class ForeignServices implements ServiceTypeListener, ServiceListener {
    static final int MAX = 1_000;

    private static final int MAX_TYPES = 100;
    private static final String DOMAIN = ".local.";

    private final Clock clock;
    private final BiConsumer<ChangeKind, ServiceInstance> onChange;
    private final Set<String> types = ConcurrentHashMap.newKeySet();
    private final Map<String, ServiceInstance> services = new ConcurrentHashMap<>();

    ForeignServices(Clock clock, BiConsumer<ChangeKind, ServiceInstance> onChange) {
        this.clock = clock;
        this.onChange = onChange;
    }

    Collection<ServiceInstance> all() {
        return services.values();
    }

    @Override
    public void serviceTypeAdded(ServiceEvent event) {
        String type = plain(event.getType());
        if (types.size() < MAX_TYPES && new FieldRules().type(type).problems().isEmpty() && types.add(type)) {
            event.getDNS().addServiceListener(type + DOMAIN, this);
        }
    }

    @Override
    public void subTypeForServiceTypeAdded(ServiceEvent event) {
        // A service of a subtype is one of its type as well.
    }

    @Override
    public void serviceAdded(ServiceEvent event) {
        // The answer comes to serviceResolved; waiting for it here would hold up everything else.
        event.getDNS().requestServiceInfo(event.getType(), event.getName(), true, 1);
    }

    @Override
    public synchronized void serviceRemoved(ServiceEvent event) {
        forget(id(plain(event.getType()), event.getName()));
    }

    /** Called several times for each service, first before its address is known. */
    @Override
    public void serviceResolved(ServiceEvent event) {
        ServiceInfo info = event.getInfo();
        Optional<String> host = host(info);
        if (info.hasData() && info.getPort() != 0 && host.isPresent()) {
            offered(plain(event.getType()), event.getName(), host.get(), info.getPort(), attributes(info));
        }
    }

    /** Somebody on the network offers this, as far as that can be believed. */
    synchronized void offered(String type, String name, String host, int port, Map<String, String> attributes) {
        String id = id(type, name);
        if (attributes.containsKey(DnsSd.MARK)) {
            forget(id);
            return;
        }
        ServiceInstance before = services.get(id);
        FieldRules rules = new FieldRules().type(type).name(name).host(host).port(port);
        if (!rules.problems().isEmpty() || (before == null && services.size() >= MAX)) {
            return;
        }
        ServiceInstance now = new ServiceInstance(
                id,
                type,
                name,
                null,
                host,
                port,
                null,
                Health.UNKNOWN,
                null,
                null,
                before == null ? clock.instant() : before.since(),
                bounded(attributes));
        services.put(id, now);
        if (!now.equals(before)) {
            onChange.accept(before == null ? ChangeKind.APPEARED : ChangeKind.UPDATED, now);
        }
    }

    private void forget(String id) {
        ServiceInstance gone = services.remove(id);
        if (gone != null) {
            onChange.accept(ChangeKind.GONE, gone);
        }
    }

    private static Map<String, String> attributes(ServiceInfo info) {
        Map<String, String> attributes = new HashMap<>();
        for (String key : Collections.list(info.getPropertyNames())) {
            @Nullable String value = info.getPropertyString(key);
            attributes.put(key, value == null ? "" : value);
        }
        return attributes;
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

    private static Optional<String> host(ServiceInfo info) {
        Stream<InetAddress> preferred = Stream.concat(
                Arrays.stream(info.getInet4Addresses()),
                Arrays.stream(info.getInet6Addresses()).filter(address -> !address.isLinkLocalAddress()));
        return preferred.findFirst().map(InetAddress::getHostAddress);
    }

    private static String id(String type, String name) {
        return "dns-sd/" + type + "/" + name;
    }

    private static String plain(String type) {
        return type.endsWith(DOMAIN) ? type.substring(0, type.length() - DOMAIN.length()) : type;
    }
}
