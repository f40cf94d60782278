package org.cloudy.cli.command;

import java.util.concurrent.Callable;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.ServiceId;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes an announcement back: of a capability by its name, of any other service by its id, which has a "/". */
@Command
public final class WithdrawCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "ID|CAPABILITY", descriptionKey = "cloudy.withdraw.id")
    private String id = "";

    @Mixin
    private Work work = new Work();

    public WithdrawCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        if (!id.contains("/")) {
            ActionRequest request = new ActionRequest(id, Action.WITHDRAW);
            return work.run(cloudy, node -> node.ask(CapabilitiesContract.ACT, request));
        }
        ServiceId service = new ServiceId(id);
        cloudy.ask(DiscoveryContract.WITHDRAW, service);
        return cloudy.show(
                Wire.mapper().valueToTree(service), () -> cloudy.texts().of("cli.withdraw.done", "id", id));
    }
}
