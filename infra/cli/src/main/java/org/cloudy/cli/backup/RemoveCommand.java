package org.cloudy.cli.backup;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.AskFirst;
import org.cloudy.cli.command.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a capability with its data, after asking; a backup of it is made first unless that is declined. */
@Command
public final class RemoveCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "NAME", descriptionKey = "cloudy.capability-name")
    private String name = "";

    @Option(names = "--without-backup")
    private boolean withoutBackup;

    @Mixin
    private Where where = new Where();

    @Mixin
    private AskFirst first = new AskFirst();

    @Mixin
    private Passphrase passphrase = new Passphrase();

    @Mixin
    private Work work = new Work();

    /** For the node that {@code cloudy} speaks to. */
    public RemoveCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        first.agreed(
                cloudy,
                cloudy.texts().of("cli.remove.confirm", "name", name),
                cloudy.texts().of("cli.usage.yes", "name", name),
                Failure.of(FailureCode.CONFLICT, "cli.failure.not-confirmed", Map.of("name", name)));
        if (withoutBackup) {
            return work.run(cloudy, node -> node.ask(CapabilitiesContract.ACT, new ActionRequest(name, Action.REMOVE)));
        }
        Where.Place place = where.place(cloudy);
        BackupWish wish = new BackupWish(
                name, place.folder(), place.neighbour(), passphrase.fresh(cloudy, "cli.usage.remove-backup"));
        return work.run(cloudy, node -> node.ask(BackupContract.REMOVE, wish));
    }
}
