package org.cloudy.gateway.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A service as a line of a table; what is not known is null.
 *
 * @param rowId names the line within the page
 * @param rawType its DNS-SD type, {@code type} what people call that
 * @param nodeLabel the name of the node that offers it
 * @param nodeLink web page of that node
 * @param rttText round-trip time, {@code rttMs} in figures
 * @param detail page with all about it
 * @param open its own web page, if it is one
 */
record ServiceRow(
        String rowId,
        String rawType,
        String type,
        String icon,
        String name,
        String nodeLabel,
        @Nullable String nodeLink,
        String address,
        Health health,
        @Nullable Double rttMs,
        @Nullable String rttText,
        @Nullable Integer hops,
        @Nullable String hopsText,
        Instant since,
        @Nullable String microCloud,
        String detail,
        @Nullable String open,
        String actionKey) {

    static ServiceRow of(ServiceInstance service, Map<NodeId, NodeView> nodes, String language) {
        ServiceType type = new ServiceType(service.type());
        NodeView node = service.node() == null ? null : nodes.get(service.node());
        String authority = SafeLink.authority(service.host(), service.port());
        boolean web = type.use() == ServiceType.Use.WEB;
        return new ServiceRow(
                "s" + UUID.nameUUIDFromBytes(service.id().getBytes(StandardCharsets.UTF_8)),
                service.type(),
                type.label(language),
                type.icon(),
                service.name(),
                label(service, node, language),
                node == null ? null : SafeLink.of(node.web()),
                authority == null ? service.host() + ":" + service.port() : authority,
                service.health(),
                service.rttMs(),
                new Formats(language).rtt(service.rttMs()),
                service.hops(),
                service.hops() == null ? null : String.valueOf(service.hops()),
                service.since(),
                service.microCloud(),
                "/service?id=" + URLEncoder.encode(service.id(), StandardCharsets.UTF_8),
                web
                        ? SafeLink.web(
                                type.scheme(),
                                service.host(),
                                service.port(),
                                service.attributes().get("path"))
                        : null,
                type.use() == ServiceType.Use.PROXY ? "page.action.use-proxy" : "page.action.details");
    }

    private static String label(ServiceInstance service, @Nullable NodeView node, String language) {
        if (node != null) {
            return node.name();
        }
        return service.node() == null
                ? Messages.text(language, "page.node.device", Map.of())
                : service.node().value();
    }

    /** The action's name for those who hear it out of its row. */
    public String actionNamedKey() {
        return actionKey + "-named";
    }
}
