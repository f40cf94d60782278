package org.cloudy.cli.dns;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.Secondaries;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** The zones that the node fetches from others. */
@Command
final class SecondariesCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    SecondariesCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(DnsContract.SECONDARIES, Empty.EMPTY), "zones", this::view);
    }

    private String view(Secondaries secondaries) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.zone"),
                texts.of("cli.column.name"),
                texts.of("cli.column.node"),
                ">" + texts.of("cli.column.serial"));
        secondaries
                .zones()
                .forEach(zone ->
                        table.row(zone.zone(), zone.name(), zone.node().value(), Texts.orUnknown(zone.serial())));
        return cloudy.table(table, "cli.none.secondaries");
    }
}
