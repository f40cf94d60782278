package org.cloudy.upkeep;

import io.vertx.core.Deployable;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NoSettings;
import org.cloudy.platform.NodeContext;

/** A part of every node. */
public final class UpkeepCapability implements Capability {
    @Override
    public Descriptor<NoSettings> describe() {
        return Descriptor.essential("upkeep", "capabilities");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new UpkeepVerticle(node);
    }
}
