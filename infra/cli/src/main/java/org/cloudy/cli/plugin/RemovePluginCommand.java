package org.cloudy.cli.plugin;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.AskFirst;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a plugin, after asking. */
@Command
final class RemovePluginCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "ID", descriptionKey = "cloudy.plugin.name")
    private String name = "";

    @Mixin
    private AskFirst first = new AskFirst();

    RemovePluginCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        first.agreed(
                cloudy,
                cloudy.texts().of("cli.plugin.remove-confirm", "name", name),
                cloudy.texts().of("cli.usage.plugin-yes", "name", name),
                Failure.of(FailureCode.CONFLICT, "cli.failure.not-confirmed", Map.of("name", name)));
        return cloudy.show(
                cloudy.ask(CapabilitiesContract.REMOVE_PLUGIN, new CapabilityName(name)),
                "",
                done -> cloudy.texts().of("cli.plugin.removed", "name", name));
    }
}
