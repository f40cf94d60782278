package org.cloudy.search;

import io.vertx.core.Deployable;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;

/** Finds documents of the whole micro cloud; a part of every node, for every node holds a part of the index. */
public final class SearchCapability implements Capability {
    @Override
    public Descriptor<?> describe() {
        return Descriptor.essential("search");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new SearchVerticle(node);
    }
}
