package org.cloudy.cli.dns;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.Zone;
import org.cloudy.bus.dns.Zones;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** The zones that the node is the primary of. */
@Command
final class ZonesCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    ZonesCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(DnsContract.ZONES, Empty.EMPTY), "zones", this::view);
    }

    private String view(Zones zones) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.zone"),
                ">" + texts.of("cli.column.records"),
                ">" + texts.of("cli.column.serial"),
                texts.of("cli.column.signed"),
                texts.of("cli.column.offered"),
                ">" + texts.of("cli.column.secondaries"));
        for (Zone zone : zones.zones()) {
            table.row(
                    zone.name(),
                    "" + zone.records(),
                    "" + zone.serial(),
                    texts.of(zone.signed() ? "cli.yes" : "cli.no"),
                    texts.of(zone.offered() ? "cli.yes" : "cli.no"),
                    "" + zone.secondaries());
        }
        return cloudy.table(table, "cli.none.zones");
    }
}
