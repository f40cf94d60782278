package org.cloudy.cli.snmp;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Network monitoring: a group of commands, which does nothing by itself. */
@Command
public final class SnmpCommand implements Callable<Integer> {
    private final Cloudy cloudy;
    private final String whichKey;

    @Spec
    private @Nullable CommandSpec spec;

    private SnmpCommand(Cloudy cloudy, String whichKey) {
        this.cloudy = cloudy;
        this.whichKey = whichKey;
    }

    /** The command with its own commands. */
    public static CommandLine of(Cloudy cloudy) {
        CommandLine device = new CommandLine(new SnmpCommand(cloudy, "cli.snmp.device-which"))
                .addSubcommand("list", new ListCommand(cloudy))
                .addSubcommand("show", new ShowCommand(cloudy))
                .addSubcommand("add", new AddCommand(cloudy))
                .addSubcommand("remove", new RemoveDeviceCommand(cloudy));
        CommandLine rule = new CommandLine(new SnmpCommand(cloudy, "cli.snmp.rule-which"))
                .addSubcommand("list", new RulesCommand(cloudy))
                .addSubcommand("add", new AddRuleCommand(cloudy))
                .addSubcommand("remove", new RemoveRuleCommand(cloudy));
        return new CommandLine(new SnmpCommand(cloudy, "cli.snmp.which"))
                .addSubcommand("device", device)
                .addSubcommand("rule", rule)
                .addSubcommand("graph", new GraphCommand(cloudy));
    }

    @Override
    public Integer call() {
        throw new UsageError(
                Objects.requireNonNull(spec).commandLine(), cloudy.texts().of(whichKey));
    }
}
