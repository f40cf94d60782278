package org.cloudy.microcloud;

import io.vertx.core.Deployable;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NoSettings;
import org.cloudy.platform.NodeContext;

/** A part of every node: being in a micro cloud with others. */
public final class MicroCloudCapability implements Capability {
    @Override
    public Descriptor<NoSettings> describe() {
        return Descriptor.essential("microcloud", "discovery", "overlay");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new MicroCloudVerticle(node);
    }
}
