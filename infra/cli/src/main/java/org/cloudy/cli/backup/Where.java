package org.cloudy.cli.backup;

import java.nio.file.Path;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.cli.Cloudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an archive is to lie: in a folder, or at another node, which is told by its name or id. */
final class Where {
    @Option(names = "--to", paramLabel = "DIR|NODE", descriptionKey = "cloudy.backup.to")
    private @Nullable String to;

    /** Neither where nothing was said. */
    record Place(@Nullable String folder, @Nullable NodeId neighbour) {}

    boolean isGiven() {
        return to != null;
    }

    /** What has a slash is a folder; of other names those of nodes go first. */
    Place place(Cloudy cloudy) {
        if (to == null) {
            return new Place(null, null);
        }
        Optional<NodeId> node = to.contains("/") ? Optional.empty() : node(cloudy, to);
        // By its whole path, for the node has another working folder.
        return node.map(id -> new Place(null, id))
                .orElseGet(
                        () -> new Place(Path.of(to).toAbsolutePath().normalize().toString(), null));
    }

    /** What people call a node; its id where it is not there now. */
    static String name(Cloudy cloudy, NodeId node) {
        return cloudy.ask(DiscoveryContract.NODES, Empty.EMPTY).value().nodes().stream()
                .filter(view -> view.node().equals(node))
                .map(NodeView::name)
                .findFirst()
                .orElse(node.value());
    }

    /** Another node of the micro cloud; empty if there is none of that name or id. */
    static Optional<NodeId> node(Cloudy cloudy, String wanted) {
        return cloudy.ask(DiscoveryContract.NODES, Empty.EMPTY).value().nodes().stream()
                .filter(node -> !node.self())
                .filter(node ->
                        node.name().equals(wanted) || node.node().value().equals(wanted))
                .map(NodeView::node)
                .findFirst();
    }
}
