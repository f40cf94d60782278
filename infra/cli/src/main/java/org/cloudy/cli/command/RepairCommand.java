package org.cloudy.cli.command;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.diagnosis.DiagnosisContract;
import org.cloudy.bus.diagnosis.RepairWish;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts right what a failed check found: of a capability, of the node, or of all. */
@Command
public final class RepairCommand implements Callable<Integer> {
    private static final String NODE = "node";

    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", descriptionKey = "cloudy.part-name")
    private @Nullable String name;

    @Option(names = "--all")
    private boolean all;

    @Mixin
    private Work work = new Work();

    public RepairCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        String wanted = name;
        if (all == (wanted != null)) {
            throw new UsageError(
                    Objects.requireNonNull(spec).commandLine(), cloudy.texts().of("cli.usage.name-or-all"));
        }
        if (wanted == null || wanted.equals(NODE)) {
            List<String> parts = wanted == null ? List.of() : List.of(wanted);
            return work.run(cloudy, node -> node.ask(DiagnosisContract.REPAIR, new RepairWish(parts)));
        }
        return work.run(cloudy, node -> node.ask(CapabilitiesContract.ACT, new ActionRequest(wanted, Action.REPAIR)));
    }
}
