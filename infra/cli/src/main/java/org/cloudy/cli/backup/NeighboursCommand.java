package org.cloudy.cli.backup;

import java.util.concurrent.Callable;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.NeighbourQuery;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What neighbours keep of this node, and this node of them. */
@Command
final class NeighboursCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Option(names = "--find")
    private boolean find;

    @Mixin
    private Passphrase passphrase = new Passphrase();

    NeighboursCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        NeighbourQuery query = new NeighbourQuery(find ? passphrase.known(cloudy) : null);
        return cloudy.show(cloudy.ask(BackupContract.NEIGHBOURS, query), "", new NeighbourhoodView(cloudy)::all);
    }
}
