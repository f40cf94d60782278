package org.cloudy.cli.backup;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.Confirmation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes an archive at a neighbour, after asking. */
@Command
final class DiscardCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AtNeighbour which = new AtNeighbour();

    @Option(names = "--yes", descriptionKey = "cloudy.yes")
    private boolean yes;

    DiscardCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        Confirmation confirmation =
                new Confirmation(cloudy, Objects.requireNonNull(spec).commandLine());
        String name = which.id();
        if (!yes
                && !confirmation.of(
                        cloudy.texts().of("cli.backup.delete-confirm", "name", name),
                        cloudy.texts().of("cli.usage.backup-delete-yes"))) {
            throw Failure.of(FailureCode.CONFLICT, "cli.failure.not-confirmed", Map.of("name", name));
        }
        return cloudy.show(
                cloudy.ask(BackupContract.DISCARD, which.name(cloudy)),
                "",
                done -> cloudy.texts().of("cli.backup.deleted", "name", name));
    }
}
