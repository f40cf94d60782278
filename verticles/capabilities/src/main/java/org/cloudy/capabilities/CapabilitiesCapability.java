package org.cloudy.capabilities;

import io.vertx.core.Deployable;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;

/** The part of every node that installs, configures, starts, publishes and removes all others. */
public final class CapabilitiesCapability implements Capability {
    @Override
    public Descriptor<?> describe() {
        return Descriptor.essential("capabilities", "discovery");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new CapabilitiesVerticle(node);
    }
}
