package org.cloudy.cli.backup;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.ArchiveName;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.AskFirst;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes an archive, after asking. */
@Command
final class DeleteCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Mixin
    private Which which = new Which();

    @Mixin
    private AskFirst first = new AskFirst();

    DeleteCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        String name = which.archive();
        first.agreed(
                cloudy,
                cloudy.texts().of("cli.backup.delete-confirm", "name", name),
                cloudy.texts().of("cli.usage.backup-delete-yes"),
                Failure.of(FailureCode.CONFLICT, "cli.failure.not-confirmed", Map.of("name", name)));
        return cloudy.show(
                cloudy.ask(BackupContract.DELETE, new ArchiveName(name)),
                "",
                done -> cloudy.texts().of("cli.backup.deleted", "name", name));
    }
}
