package org.cloudy.notices;

import io.vertx.core.Deployable;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NoSettings;
import org.cloudy.platform.NodeContext;

/** A part of every node. */
public final class NoticesCapability implements Capability {
    @Override
    public Descriptor<NoSettings> describe() {
        return Descriptor.essential("notices");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new NoticesVerticle(node.clock());
    }
}
