package org.cloudy.cli.dns;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.OfferedZones;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** The zones that other nodes offer. */
@Command
final class OffersCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    OffersCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(DnsContract.OFFERED, Empty.EMPTY), "zones", this::view);
    }

    private String view(OfferedZones offered) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.zone"),
                texts.of("cli.column.name"),
                texts.of("cli.column.node"),
                ">" + texts.of("cli.column.serial"),
                texts.of("cli.column.taken"));
        offered.zones()
                .forEach(zone -> table.row(
                        zone.zone(),
                        zone.name(),
                        zone.node().value(),
                        "" + zone.serial(),
                        texts.of(zone.taken() ? "cli.yes" : "cli.no")));
        return cloudy.table(table, "cli.none.offers");
    }
}
