package org.cloudy.cli.upkeep;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.updates.UpdatesContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks the archives what is new. */
@Command
final class RefreshCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Mixin
    private Work work = new Work();

    RefreshCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return work.run(cloudy, node -> node.ask(UpdatesContract.REFRESH, Empty.EMPTY));
    }
}
