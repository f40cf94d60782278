package org.cloudy.cli.backup;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.microcloud.MemberId;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.Confirmation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes all that this node keeps for a neighbour, after asking. */
@Command
final class EvictCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NODE", descriptionKey = "cloudy.backup.node")
    private String node = "";

    @Option(names = "--yes", descriptionKey = "cloudy.yes")
    private boolean yes;

    EvictCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        Confirmation confirmation =
                new Confirmation(cloudy, Objects.requireNonNull(spec).commandLine());
        if (!yes
                && !confirmation.of(
                        cloudy.texts().of("cli.backup.evict-confirm", "name", node),
                        cloudy.texts().of("cli.usage.backup-delete-yes"))) {
            throw Failure.of(FailureCode.CONFLICT, "cli.failure.not-confirmed", Map.of("name", node));
        }
        return cloudy.show(
                cloudy.ask(BackupContract.EVICT, new MemberId(AtNeighbour.node(cloudy, node))),
                "",
                done -> cloudy.texts().of("cli.backup.evicted", "name", node));
    }
}
