package org.cloudy.cli.backup;

import java.util.concurrent.Callable;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.SpaceOffer;
import org.cloudy.cli.Cloudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives room to the backups of neighbours, or no more of it. */
@Command
final class OfferCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "MEGABYTES", descriptionKey = "cloudy.backup.each")
    private int each;

    @Option(names = "--total", paramLabel = "MEGABYTES")
    private @Nullable Integer total;

    OfferCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        SpaceOffer offer = new SpaceOffer(each, total == null ? each : total);
        return cloudy.show(cloudy.ask(BackupContract.OFFER, offer), "", new NeighbourhoodView(cloudy)::offer);
    }
}
