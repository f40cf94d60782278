package org.cloudy.gateway;

import io.vertx.core.Deployable;
import io.vertx.core.net.KeyCertOptions;
import java.time.Duration;
import org.cloudy.gateway.pages.WebPages;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;

/** The doors of every node. */
public final class GatewayCapability implements Capability {
    private static final Duration SESSION = Duration.ofHours(12);

    @Override
    public Descriptor<?> describe() {
        return Descriptor.essential("gateway", "system", "capabilities", "discovery");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        WebPages pages = new WebPages(node.vertx(), node.clock(), new Assets(node.vertx())::url);
        return new GatewayVerticle(
                node,
                SESSION,
                GatewayCapability::noCertificate,
                pages.templates(),
                (sessions, assets) -> router -> pages.mount(router, sessions::open));
    }

    private static KeyCertOptions noCertificate() {
        throw new IllegalStateException("beyond loopback the pages need a certificate, which is made next");
    }
}
