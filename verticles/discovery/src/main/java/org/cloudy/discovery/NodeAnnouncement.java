package org.cloudy.discovery;

import java.time.Instant;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.Version;

/** What this node announces of itself. */
final class NodeAnnouncement {
    private final NodeContext node;
    private final NodeAddress address;
    private final Announcer<NodeData> announcer;
    private final Instant since;

    NodeAnnouncement(NodeContext node, NodeAddress address, Announcer<NodeData> announcer) {
        this.node = node;
        this.address = address;
        this.announcer = announcer;
        this.since = node.clock().instant();
    }

    /** Announces the node as it is now; blocks. */
    void announce() {
        announcer.announce(
                node.identity().id().value(),
                new NodeData(
                        node.name().current(),
                        address.text(),
                        address.web(node.config()),
                        Version.CURRENT,
                        node.config().microCloud(),
                        since));
    }
}
