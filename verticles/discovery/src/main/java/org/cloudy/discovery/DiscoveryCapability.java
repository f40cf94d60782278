package org.cloudy.discovery;

import io.vertx.core.Deployable;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;

/** Finds the services and nodes of the micro cloud; a part of every node. */
public final class DiscoveryCapability implements Capability {
    @Override
    public Descriptor<?> describe() {
        return Descriptor.essential("discovery");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new DiscoveryVerticle(node);
    }
}
