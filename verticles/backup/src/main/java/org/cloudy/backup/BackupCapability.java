package org.cloudy.backup;

import io.vertx.core.Deployable;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;

/** The part of every node that makes backups and puts them back. */
public final class BackupCapability implements Capability {
    @Override
    public Descriptor<?> describe() {
        return Descriptor.essential("backup", "capabilities");
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new BackupVerticle(node);
    }
}
