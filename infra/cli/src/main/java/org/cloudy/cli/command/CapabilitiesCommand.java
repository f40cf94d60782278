package org.cloudy.cli.command;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** What this node can do. */
@Command
public final class CapabilitiesCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    public CapabilitiesCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(CapabilitiesContract.LIST, Empty.EMPTY), "capabilities", this::view);
    }

    private String view(CapabilityList list) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.name"),
                texts.of("cli.column.title"),
                texts.of("cli.column.state"),
                texts.of("cli.column.published"),
                texts.of("cli.column.health"),
                ">" + texts.of("cli.column.job"),
                texts.of("cli.column.summary"));
        for (CapabilitySummary capability : list.capabilities()) {
            table.row(
                    capability.name(),
                    texts.of(capability.title()),
                    texts.of("state", capability.state()),
                    texts.of(capability.published() ? "cli.yes" : "cli.no"),
                    texts.of("health", capability.health()),
                    Texts.orUnknown(capability.job()),
                    texts.of(capability.summary()));
        }
        return cloudy.table(table, "cli.none.capabilities");
    }
}
