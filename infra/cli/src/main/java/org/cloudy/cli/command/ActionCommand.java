package org.cloudy.cli.command;

import java.util.concurrent.Callable;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Does something with a capability. */
@Command
public final class ActionCommand implements Callable<Integer> {
    private final Cloudy cloudy;
    private final Action action;

    @Parameters(paramLabel = "NAME", descriptionKey = "cloudy.capability-name")
    private String name = "";

    @Mixin
    private Work work = new Work();

    public ActionCommand(Cloudy cloudy, Action action) {
        this.cloudy = cloudy;
        this.action = action;
    }

    @Override
    public Integer call() {
        return work.run(cloudy, node -> node.ask(CapabilitiesContract.ACT, new ActionRequest(name, action)));
    }
}
