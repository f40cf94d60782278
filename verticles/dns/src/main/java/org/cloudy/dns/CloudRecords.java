package org.cloudy.dns;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * The zone of a micro cloud, from what its registry tells: {@code NODE} for every node, {@code SERVICE.NODE} for every published
 * service, and for browsing (RFC 6763) the instances of every type. What other nodes say of themselves is checked, and nothing of
 * it is copied into a file without being encoded. A pure function of the registry, the same on every node.
 */
final class CloudRecords {
    /** So long a change may go unseen by those who asked just before. */
    private static final long TTL = 10;

    private static final int MOST_NODES = 2_000;
    private static final int MOST_SERVICES = 10_000;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_STRING = 255;
    private static final Pattern TYPE = Pattern.compile("_([a-z0-9-]{1,15})\\._(tcp|udp)");
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x3c\\x3e-\\x7e]{1,100}");
    private static final List<String> BROWSING = List.of("b._dns-sd._udp", "db._dns-sd._udp", "lb._dns-sd._udp");
    private static final String TYPES = "_services._dns-sd._udp";

    private final Name origin;
    private final HostNames hosts;
    private final List<Record> records = new ArrayList<>();

    private CloudRecords(Name origin, HostNames hosts) {
        this.origin = origin;
        this.hosts = hosts;
    }

    /**
     * The zone.
     *
     * @param self the node that serves it
     */
    static ZoneContent of(String zone, NodeId self, List<NodeView> nodes, List<ServiceInstance> services, long serial) {
        HostNames hosts = HostNames.of(nodes, MOST_NODES);
        CloudRecords cloud = new CloudRecords(ZoneNames.origin(zone), hosts);
        cloud.head(self, serial);
        hosts.all()
                .forEach((label, address) ->
                        cloud.records.add(ZoneStart.address(ZoneStart.in(cloud.origin, label), TTL, address)));
        BROWSING.forEach(name -> cloud.point(ZoneStart.in(cloud.origin, name), cloud.origin));
        cloud.services(services);
        return ZoneContent.of(cloud.origin, cloud.records);
    }

    private void head(NodeId self, long serial) {
        Optional<String> label = hosts.label(self);
        Name server = ZoneStart.in(origin, label.orElse("ns"));
        records.addAll(ZoneStart.heads(origin, server, serial, TTL));
        if (label.isEmpty()) {
            records.add(ZoneStart.address(server, TTL, InetAddress.getLoopbackAddress()));
        }
    }

    private void services(List<ServiceInstance> services) {
        Map<String, List<ServiceInstance>> byName = services.stream()
                .filter(service ->
                        service.node() != null && TYPE.matcher(service.type()).matches())
                .sorted(Comparator.comparing(ServiceInstance::id))
                .limit(MOST_SERVICES)
                .collect(Collectors.groupingBy(
                        service -> service.type() + " " + service.name().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.toList()));
        byName.values().forEach(same -> same.forEach(service -> add(service, same.size() == 1)));
    }

    private void add(ServiceInstance service, boolean alone) {
        NodeId node = service.node();
        Optional<String> label = node == null ? Optional.empty() : hosts.label(node);
        if (node == null || label.isEmpty() || service.port() < 1 || service.port() > 65_535) {
            return;
        }
        String application = service.type().substring(1, service.type().indexOf('.'));
        Name own = ZoneStart.in(origin, application + "." + label.get());
        Optional<InetAddress> address = HostNames.address(service.host()).or(() -> hosts.address(node));
        address.ifPresent(there -> records.add(ZoneStart.address(own, TTL, there)));
        boolean atNode = address.equals(hosts.address(node));
        Name target = atNode ? ZoneStart.in(origin, label.get()) : own;
        String name =
                alone ? service.name() : cut(service.name(), 20) + " (" + label.get() + " " + number(service) + ")";
        instance(service, cut(name, LONGEST_LABEL)).ifPresent(instance -> {
            Name type = ZoneStart.in(origin, service.type());
            point(ZoneStart.in(origin, TYPES), type);
            point(type, instance);
            records.add(new SRVRecord(instance, DClass.IN, TTL, 0, 0, service.port(), target));
            records.add(new TXTRecord(instance, DClass.IN, TTL, text(service.attributes())));
        });
    }

    private void point(Name from, Name to) {
        records.add(new PTRRecord(from, DClass.IN, TTL, to));
    }

    /** Any text can be the name of an instance (RFC 6763, section 4.1.1): it is one label. */
    private Optional<Name> instance(ServiceInstance service, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            return Optional.empty();
        }
        StringBuilder label = new StringBuilder();
        for (byte octet : bytes) {
            label.append("\\%03d".formatted(Byte.toUnsignedInt(octet)));
        }
        try {
            Name relative = Name.fromString(label.toString());
            return Optional.of(Name.concatenate(relative, ZoneStart.in(origin, service.type())));
        } catch (TextParseException | NameTooLongException e) {
            // Beside a long name of the zone there is no room for it.
            return Optional.empty();
        }
    }

    private static List<String> text(Map<String, String> attributes) {
        List<String> pairs = new TreeMap<>(attributes)
                .entrySet().stream()
                        .filter(pair -> KEY.matcher(pair.getKey()).matches())
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .filter(pair -> pair.getBytes(StandardCharsets.UTF_8).length <= LONGEST_STRING)
                        .map(CloudRecords::encoded)
                        .toList();
        return pairs.isEmpty() ? List.of("") : pairs;
    }

    /** As dnsjava wants a string: what is not plain as its bytes. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet >= ' ' && octet < 0x7f && octet != '"' && octet != '\\';
            encoded.append(plain ? String.valueOf((char) octet) : "\\%03d".formatted(Byte.toUnsignedInt(octet)));
        }
        return encoded.toString();
    }

    /** What tells apart services of one node that have the same name. */
    private static String number(ServiceInstance service) {
        String id = service.id();
        String number = id.substring(id.lastIndexOf('/') + 1);
        return cut(number, 12);
    }

    /** At most so many bytes of UTF-8; no character is cut in two. */
    private static String cut(String text, int bytes) {
        String shorter = text;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > bytes) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }
}
