package org.cloudy.cli.backup;

import java.util.concurrent.Callable;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.DepositName;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Fetches an archive from a neighbour. */
@Command
final class FetchCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Mixin
    private AtNeighbour which = new AtNeighbour();

    @Mixin
    private Work work = new Work();

    FetchCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        DepositName name = which.name(cloudy);
        return work.run(cloudy, node -> node.ask(BackupContract.FETCH, name));
    }
}
