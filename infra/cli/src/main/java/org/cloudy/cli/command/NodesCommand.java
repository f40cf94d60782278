package org.cloudy.cli.command;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.cloudy.cli.view.Times;
import picocli.CommandLine.Command;

/** The nodes of the micro cloud. */
@Command
public final class NodesCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    public NodesCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(DiscoveryContract.NODES, Empty.EMPTY), "nodes", this::view);
    }

    private String view(Nodes nodes) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.name"),
                texts.of("cli.column.node"),
                texts.of("cli.column.address"),
                texts.of("cli.column.micro-cloud"),
                ">" + texts.of("cli.column.rtt"),
                ">" + texts.of("cli.column.predicted"),
                ">" + texts.of("cli.column.hops"),
                texts.of("cli.column.since"),
                texts.of("cli.column.web"));
        for (NodeView node : nodes.nodes()) {
            table.row(
                    node.self() ? texts.of("cli.this-node", "name", node.name()) : node.name(),
                    node.node().value(),
                    node.address(),
                    node.microCloud(),
                    Times.rtt(node.rttMs()),
                    Times.rtt(node.estimatedMs()),
                    Texts.orUnknown(node.hops()),
                    cloudy.times().ago(node.since()),
                    Texts.orUnknown(node.web()));
        }
        return cloudy.table(table, "cli.none.nodes");
    }
}
