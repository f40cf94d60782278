package org.cloudy.cli.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.Configuration;
import org.cloudy.bus.jobs.Job;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.bus.Reply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Installs or starts a capability, with settings if wanted: those are set after it was installed, before it is started. */
@Command
public final class SwitchOnCommand implements Callable<Integer> {
    private final Cloudy cloudy;
    private final Action action;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", descriptionKey = "cloudy.capability-name")
    private String name = "";

    @Mixin
    private Settings settings = new Settings();

    @Mixin
    private Work work = new Work();

    public SwitchOnCommand(Cloudy cloudy, Action action) {
        this.cloudy = cloudy;
        this.action = action;
    }

    @Override
    public Integer call() {
        if (settings.isEmpty() || spec == null) {
            return work.run(cloudy, this::act);
        }
        if (work.isNoWait()) {
            throw new UsageError(spec.commandLine(), cloudy.texts().of("cli.usage.set-without-waiting"));
        }
        Map<String, Object> values = settings.values(cloudy, spec.commandLine());
        return work.run(cloudy, node -> {
            if (action == Action.INSTALL) {
                Work.await(cloudy, node, act(node));
                return configure(node, values);
            }
            Work.await(cloudy, node, configure(node, values));
            return act(node);
        });
    }

    private Reply<Job> act(BusConnection node) {
        return node.ask(CapabilitiesContract.ACT, new ActionRequest(name, action));
    }

    private Reply<Job> configure(BusConnection node, Map<String, Object> values) {
        return node.ask(CapabilitiesContract.CONFIGURE, new Configuration(name, values));
    }
}
