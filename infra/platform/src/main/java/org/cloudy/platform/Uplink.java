package org.cloudy.platform;

import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.store.NodeStore;

/**
 * What brings a node into the network of its micro cloud, before its cluster member starts and binds there. Found by {@link
 * java.util.ServiceLoader}; a node has one at most.
 */
public interface Uplink {
    /**
     * Brings the network up as it was planned last, and waits some seconds for the first other member. Blocks.
     *
     * @return where the node is then; empty if it is in no micro cloud
     * @throws Failure UNAVAILABLE with what is in the way; the node then starts alone, so that people can see to it
     */
    Optional<Attachment> attach(NodeConfig config, NodeStore store, Host host);
}
