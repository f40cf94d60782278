package org.cloudy.cli.backup;

import java.util.concurrent.Callable;
import org.cloudy.bus.backup.ArchiveKey;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is in an archive. */
@Command
final class ShowCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Mixin
    private Which which = new Which();

    @Mixin
    private Passphrase passphrase = new Passphrase();

    ShowCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        ArchiveKey key = new ArchiveKey(which.archive(), passphrase.known(cloudy));
        return cloudy.show(cloudy.ask(BackupContract.INSPECT, key), "", new BackupsView(cloudy)::manifest);
    }
}
