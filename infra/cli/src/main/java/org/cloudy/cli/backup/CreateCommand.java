package org.cloudy.cli.backup;

import java.util.concurrent.Callable;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.Work;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a backup of the node, or of one capability. */
@Command
final class CreateCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Option(names = "--capability", paramLabel = "NAME")
    private @Nullable String capability;

    @Mixin
    private Where where = new Where();

    @Mixin
    private Passphrase passphrase = new Passphrase();

    @Mixin
    private Work work = new Work();

    CreateCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        Where.Place place = where.place(cloudy);
        BackupWish wish = new BackupWish(capability, place.folder(), place.neighbour(), passphrase.fresh(cloudy));
        return work.run(cloudy, node -> node.ask(BackupContract.CREATE, wish));
    }
}
