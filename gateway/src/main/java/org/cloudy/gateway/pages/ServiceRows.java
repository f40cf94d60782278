package org.cloudy.gateway.pages;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;

/**
 * All services as lines of a table, in each language. They are made once for as long as the catalogue stays the same, for
 * that is what takes time when there are a thousand and many people look.
 */
final class ServiceRows {
    private final Map<String, Made> byLanguage = new ConcurrentHashMap<>();

    /** A service's line, and all that somebody might type to find it, {@linkplain Folded folded}. */
    record Line(ServiceRow row, String words) {
        /** Whether all of these folded words are somewhere in it. */
        boolean has(List<String> sought) {
            return sought.stream().allMatch(words::contains);
        }
    }

    private record Made(List<ServiceInstance> services, Map<NodeId, NodeView> nodes, List<Line> lines) {
        @SuppressWarnings(
                "ReferenceEquality") // the same lists are still the same; comparing what is in them takes long
        boolean isOf(List<ServiceInstance> otherServices, Map<NodeId, NodeView> otherNodes) {
            return services == otherServices && nodes == otherNodes;
        }
    }

    List<Line> of(List<ServiceInstance> services, Map<NodeId, NodeView> nodes, String language) {
        Made made = byLanguage.get(language);
        if (made == null || !made.isOf(services, nodes)) {
            made = new Made(services, nodes, make(services, nodes, language));
            byLanguage.put(language, made);
        }
        return made.lines();
    }

    static List<Line> make(List<ServiceInstance> services, Map<NodeId, NodeView> nodes, String language) {
        return services.stream().map(service -> line(service, nodes, language)).toList();
    }

    private static Line line(ServiceInstance service, Map<NodeId, NodeView> nodes, String language) {
        ServiceRow row = ServiceRow.of(service, nodes, language);
        String words = Stream.concat(
                        Stream.of(row.name(), row.rawType(), row.type(), row.address(), row.nodeLabel()),
                        service.attributes().entrySet().stream().map(pair -> pair.getKey() + "=" + pair.getValue()))
                .collect(Collectors.joining("\n"));
        return new Line(row, Folded.of(words));
    }
}
