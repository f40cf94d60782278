package org.cloudy.cli.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.updates.UpdateWish;
import org.cloudy.bus.updates.UpdatesContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.cloudy.cli.command.Work;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings packages up to date. */
@Command
final class ApplyCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PACKAGE", arity = "0..*", descriptionKey = "cloudy.updates.package")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all")
    private boolean all;

    @Mixin
    private Work work = new Work();

    ApplyCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        if (all != names.isEmpty()) {
            throw new UsageError(
                    Objects.requireNonNull(spec).commandLine(), cloudy.texts().of("cli.usage.which-updates"));
        }
        return work.run(cloudy, node -> node.ask(UpdatesContract.APPLY, new UpdateWish(names)));
    }
}
