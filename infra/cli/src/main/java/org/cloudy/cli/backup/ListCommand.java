package org.cloudy.cli.backup;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;

/** The archives that the node knows. */
@Command
final class ListCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    ListCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(BackupContract.LIST, Empty.EMPTY), "archives", new BackupsView(cloudy)::archives);
    }
}
