package org.cloudy.cli.command;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.cli.Cloudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes a capability with its data, after asking. */
@Command
public final class RemoveCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", descriptionKey = "cloudy.capability-name")
    private String name = "";

    @Option(names = "--yes")
    private boolean yes;

    @Mixin
    private Work work = new Work();

    public RemoveCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        Confirmation confirmation =
                new Confirmation(cloudy, Objects.requireNonNull(spec).commandLine());
        if (!yes
                && !confirmation.of(
                        cloudy.texts().of("cli.remove.confirm", "name", name),
                        cloudy.texts().of("cli.usage.yes", "name", name))) {
            throw Failure.of(FailureCode.CONFLICT, "cli.failure.not-confirmed", Map.of("name", name));
        }
        return work.run(cloudy, node -> node.ask(CapabilitiesContract.ACT, new ActionRequest(name, Action.REMOVE)));
    }
}
