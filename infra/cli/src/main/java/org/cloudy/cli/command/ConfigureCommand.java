package org.cloudy.cli.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.Configuration;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes settings of a capability. */
@Command
public final class ConfigureCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", descriptionKey = "cloudy.capability-name")
    private String name = "";

    @Mixin
    private Settings settings = new Settings();

    @Mixin
    private Work work = new Work();

    public ConfigureCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        CommandSpec command = java.util.Objects.requireNonNull(spec);
        if (settings.isEmpty()) {
            throw new UsageError(command.commandLine(), cloudy.texts().of("cli.usage.missing", "what", "--set"));
        }
        Map<String, Object> values = settings.values(cloudy, command.commandLine());
        return work.run(cloudy, node -> node.ask(CapabilitiesContract.CONFIGURE, new Configuration(name, values)));
    }
}
