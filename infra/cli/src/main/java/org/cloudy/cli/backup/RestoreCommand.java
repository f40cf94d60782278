package org.cloudy.cli.backup;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.ArchiveKey;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.Manifest;
import org.cloudy.bus.backup.RestoreWish;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.Confirmation;
import org.cloudy.cli.command.Work;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a node, or one capability, back from an archive, after showing what is in it and asking. */
@Command
final class RestoreCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Which which = new Which();

    @Option(names = "--capability", paramLabel = "NAME")
    private @Nullable String capability;

    @Option(names = "--yes", descriptionKey = "cloudy.yes")
    private boolean yes;

    @Mixin
    private Passphrase passphrase = new Passphrase();

    @Mixin
    private Work work = new Work();

    RestoreCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        RestoreWish wish = new RestoreWish(which.archive(), passphrase.known(cloudy), capability);
        Manifest manifest = cloudy.ask(BackupContract.INSPECT, new ArchiveKey(wish.archive(), wish.passphrase()))
                .value();
        if (!yes && !isConfirmed(manifest)) {
            throw Failure.of(FailureCode.CONFLICT, "cli.failure.not-restored", Map.of());
        }
        return capability == null
                ? new Revival(cloudy).run(work, wish)
                : work.run(cloudy, node -> node.ask(BackupContract.RESTORE, wish));
    }

    private boolean isConfirmed(Manifest manifest) throws IOException {
        Confirmation confirmation =
                new Confirmation(cloudy, Objects.requireNonNull(spec).commandLine());
        if (cloudy.surroundings().hasTerminal()) {
            cloudy.surroundings().err().println(new BackupsView(cloudy).manifest(manifest));
        }
        return confirmation.of(
                capability == null
                        ? cloudy.texts().of("cli.restore.confirm", "name", manifest.nodeName())
                        : cloudy.texts().of("cli.restore.confirm-one", "name", capability),
                cloudy.texts().of("cli.usage.restore-yes"));
    }
}
