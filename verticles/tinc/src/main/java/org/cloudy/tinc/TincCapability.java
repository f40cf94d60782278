package org.cloudy.tinc;

import io.vertx.core.Deployable;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;

/** Joins the nodes of a micro cloud; a part of every node. */
public final class TincCapability implements Capability {
    @Override
    public Descriptor<?> describe() {
        return Descriptor.essential("overlay");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new OverlayVerticle(node);
    }
}
