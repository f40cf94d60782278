package org.cloudy.cli.command;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cloudy.bus.Empty;
import org.cloudy.bus.system.NodeStatus;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** The node in one view. */
@Command
public final class StatusCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    public StatusCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(SystemContract.STATUS, Empty.EMPTY), "", this::view);
    }

    private String view(NodeStatus status) {
        Texts texts = cloudy.texts();
        return new Facts(texts)
                .with("cli.column.name", status.name())
                .with("cli.column.node", status.node())
                .with("cli.column.version", status.version())
                .with("cli.column.state", texts.of("node-state", status.state()))
                .with("cli.column.micro-cloud", status.microCloud())
                .with("cli.column.members", status.members())
                .with("cli.column.capabilities", capabilities(status))
                .text();
    }

    private String capabilities(NodeStatus status) {
        return status.capabilities().isEmpty()
                ? Texts.UNKNOWN
                : status.capabilities().stream().map(this::capability).collect(Collectors.joining(", "));
    }

    private String capability(NodeStatus.Part part) {
        Texts texts = cloudy.texts();
        return part.name() + " (" + texts.of("state", part.state())
                + (part.published() ? ", " + texts.of("cli.published") : "") + ")";
    }
}
