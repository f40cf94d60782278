package org.cloudy.gateway;

import io.vertx.core.Deployable;
import java.time.Duration;
import org.cloudy.gateway.pages.WebPages;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.tls.NodeCertificate;

/** The doors of every node. */
public final class GatewayCapability implements Capability {
    private static final Duration SESSION = Duration.ofHours(12);

    @Override
    public Descriptor<?> describe() {
        return Descriptor.essential("gateway", "system", "capabilities", "discovery");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        Assets assets = new Assets(node.vertx());
        WebPages pages = new WebPages(node.vertx(), node.clock(), assets::url);
        return new GatewayVerticle(
                node,
                SESSION,
                () -> NodeCertificate.of(node.config(), node.name().current(), node.host(), node.clock())
                        .options(),
                assets,
                pages.templates(),
                sessions -> router -> pages.mount(router, sessions));
    }
}
