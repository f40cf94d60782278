package org.cloudy.system;

import io.vertx.core.Deployable;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NoSettings;
import org.cloudy.platform.NodeContext;

/** A part of every node. */
public final class SystemCapability implements Capability {
    @Override
    public Descriptor<NoSettings> describe() {
        return Descriptor.essential("system");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new SystemVerticle(node);
    }
}
