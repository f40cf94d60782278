package org.cloudy.cli.microcloud;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.NearbyCloud;
import org.cloudy.bus.microcloud.NearbyClouds;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** The micro clouds that are heard in the local network. */
@Command
final class NearbyCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    NearbyCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(MicroCloudContract.NEARBY, Empty.EMPTY), "clouds", this::view);
    }

    private String view(NearbyClouds near) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.name"),
                texts.of("cli.column.endpoint"),
                texts.of("cli.column.member"),
                texts.of("cli.column.node"),
                texts.of("cli.column.id"));
        for (NearbyCloud cloud : near.clouds()) {
            table.row(
                    cloud.name(),
                    cloud.endpoint(),
                    Texts.orUnknown(cloud.nodeName()),
                    cloud.node().value(),
                    cloud.id());
        }
        return cloudy.table(table, "cli.none.nearby");
    }
}
