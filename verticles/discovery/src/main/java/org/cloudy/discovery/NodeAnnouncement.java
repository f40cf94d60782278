package org.cloudy.discovery;

import java.time.Instant;
import java.util.function.Supplier;
import org.cloudy.bus.discovery.Coordinate;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.Version;

/** What this node announces of itself. */
final class NodeAnnouncement {
    private final NodeContext node;
    private final NodeAddress address;
    private final Announcer<NodeData> announcer;
    private final Supplier<Coordinate> coordinate;
    private final Instant since;

    NodeAnnouncement(
            NodeContext node, NodeAddress address, Announcer<NodeData> announcer, Supplier<Coordinate> coordinate) {
        this.node = node;
        this.address = address;
        this.announcer = announcer;
        this.coordinate = coordinate;
        this.since = node.clock().instant();
    }

    /** Announces the node as it is now, and as it is then whenever that is renewed; blocks. */
    void announce() {
        announcer.announce(node.identity().id().value(), this::now);
    }

    private NodeData now() {
        return new NodeData(
                node.name().current(),
                address.text(),
                address.web(node.config()),
                Version.CURRENT,
                node.config().microCloud(),
                since,
                coordinate.get());
    }
}
