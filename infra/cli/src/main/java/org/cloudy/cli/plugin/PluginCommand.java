package org.cloudy.cli.plugin;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The plugins of a node: files that are begun, checked, handed to it, listed and removed. */
@Command
public final class PluginCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    private PluginCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** The command with its own commands. */
    public static CommandLine of(Cloudy cloudy) {
        return new CommandLine(new PluginCommand(cloudy))
                .addSubcommand("new", new NewCommand(cloudy))
                .addSubcommand("check", new FileCommand(cloudy, CapabilitiesContract.CHECK_PLUGIN, "cli.plugin.sound"))
                .addSubcommand("add", new FileCommand(cloudy, CapabilitiesContract.ADD_PLUGIN, "cli.plugin.added"))
                .addSubcommand("list", new ListCommand(cloudy))
                .addSubcommand("remove", new RemovePluginCommand(cloudy))
                .addSubcommand("schema", new SchemaCommand(cloudy));
    }

    @Override
    public Integer call() {
        throw new UsageError(
                Objects.requireNonNull(spec).commandLine(), cloudy.texts().of("cli.plugin.which"));
    }
}
