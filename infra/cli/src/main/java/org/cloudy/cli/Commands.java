package org.cloudy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.power.PowerWish;
import org.cloudy.cli.backup.BackupCommand;
import org.cloudy.cli.backup.RemoveCommand;
import org.cloudy.cli.command.ActionCommand;
import org.cloudy.cli.command.CallCommand;
import org.cloudy.cli.command.CancelCommand;
import org.cloudy.cli.command.CapabilitiesCommand;
import org.cloudy.cli.command.CapabilityCommand;
import org.cloudy.cli.command.CompletionCommand;
import org.cloudy.cli.command.ConfigureCommand;
import org.cloudy.cli.command.DiagnoseCommand;
import org.cloudy.cli.command.HelpCommand;
import org.cloudy.cli.command.JobCommand;
import org.cloudy.cli.command.JobsCommand;
import org.cloudy.cli.command.LogCommand;
import org.cloudy.cli.command.NodesCommand;
import org.cloudy.cli.command.NoticesCommand;
import org.cloudy.cli.command.PublishCommand;
import org.cloudy.cli.command.RepairCommand;
import org.cloudy.cli.command.ScriptCommand;
import org.cloudy.cli.command.ServicesCommand;
import org.cloudy.cli.command.SetupCommand;
import org.cloudy.cli.command.StatusCommand;
import org.cloudy.cli.command.SwitchOnCommand;
import org.cloudy.cli.command.WatchCommand;
import org.cloudy.cli.command.WithdrawCommand;
import org.cloudy.cli.dns.DnsCommand;
import org.cloudy.cli.microcloud.MicroCloudCommand;
import org.cloudy.cli.people.AuditCommand;
import org.cloudy.cli.people.FactorCommand;
import org.cloudy.cli.people.PasswordCommand;
import org.cloudy.cli.people.RenameCommand;
import org.cloudy.cli.people.SessionsCommand;
import org.cloudy.cli.people.UserCommand;
import org.cloudy.cli.plugin.PluginCommand;
import org.cloudy.cli.proxy.ProxyCommand;
import org.cloudy.cli.search.SearchCommand;
import org.cloudy.cli.snmp.SnmpCommand;
import org.cloudy.cli.upkeep.FirewallCommand;
import org.cloudy.cli.upkeep.LogsCommand;
import org.cloudy.cli.upkeep.PowerCommand;
import org.cloudy.cli.upkeep.UpdatesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** All commands by their names, in the order of the help, and how they are read from the arguments. */
final class Commands {
    /** Set by the script of a checkout, which has commands of its own. */
    private static final String CHECKOUT = "CLOUDY_CHECKOUT";

    /** Those that tell of all commands. */
    private static final Set<String> OF_ALL = Set.of("help", "completion");

    private static final int WIDEST_HELP = 100;
    private static final int NARROWEST_HELP = 60;

    private Commands() {}

    /** Runs one command; the exit code. */
    static int run(Surroundings surroundings, String... args) {
        return commandLine(surroundings, args).execute(args);
    }

    /**
     * The command line for some arguments. Where they name a command, it is the only one that is built, and no help texts are
     * read: that is half of what a command costs.
     */
    static CommandLine commandLine(Surroundings surroundings, String... args) {
        Cloudy cloudy = new Cloudy(surroundings);
        CommandLine root = new CommandLine(cloudy);
        root.getCommandSpec().addOption(help());
        boolean help = List.of(args).contains("-h") || List.of(args).contains("--help");
        List<String> words = words(args);
        Map<String, Function<Cloudy, Object>> all =
                all(surroundings.environment().containsKey(CHECKOUT), help ? List.of() : words);
        String named = words.isEmpty() ? "" : words.getFirst();
        if (all.containsKey(named) && !OF_ALL.contains(named)) {
            all.keySet().retainAll(List.of(named));
        }
        all.forEach((name, command) -> root.addSubcommand(name, command.apply(cloudy)));
        if (all.size() > 1 || help) {
            root.setResourceBundle(cloudy.texts().bundle())
                    .setUsageHelpWidth(Math.clamp(surroundings.width(), NARROWEST_HELP, WIDEST_HELP));
        }
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(surroundings.out(), true, UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, UTF_8))
                .setParameterExceptionHandler(new UsageReport(cloudy))
                .setExecutionExceptionHandler(new FailureReport(cloudy));
    }

    /** The arguments up to the second that is no option: a command, and what follows it. */
    private static List<String> words(String... args) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < args.length && words.size() < 2; i++) {
            if (args[i].equals("--data")) {
                i++;
            } else if (!args[i].startsWith("-")) {
                words.add(args[i]);
            }
        }
        return words;
    }

    /** Of the commands of a command those that are wanted: the named one; all where the name is wrong, or none is named. */
    private static Predicate<String> wanted(List<String> words, String command, Predicate<String> known) {
        if (words.isEmpty() || !words.getFirst().equals(command)) {
            return name -> true;
        }
        if (words.size() == 1) {
            return name -> false;
        }
        String named = words.get(1);
        return known.test(named) ? named::equals : name -> true;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .descriptionKey("cloudy.help-option")
                .scopeType(ScopeType.INHERIT)
                .build();
    }

    private static Map<String, Function<Cloudy, Object>> all(boolean checkout, List<String> words) {
        Map<String, Function<Cloudy, Object>> commands = new LinkedHashMap<>();
        if (checkout) {
            ScriptCommand.NAMES.forEach(name -> commands.put(name, ScriptCommand::new));
        }
        commands.put("setup", SetupCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("rename", RenameCommand::new);
        commands.put("password", PasswordCommand::new);
        commands.put("user", UserCommand::of);
        commands.put("factor", FactorCommand::of);
        commands.put("sessions", SessionsCommand::of);
        commands.put("audit", AuditCommand::new);
        commands.put("nodes", NodesCommand::new);
        commands.put(
                "microcloud",
                cloudy -> MicroCloudCommand.of(cloudy, wanted(words, "microcloud", MicroCloudCommand::has)));
        commands.put("services", ServicesCommand::new);
        commands.put("search", SearchCommand::of);
        commands.put("publish", PublishCommand::new);
        commands.put("withdraw", WithdrawCommand::new);
        commands.put("capabilities", CapabilitiesCommand::new);
        commands.put("capability", CapabilityCommand::new);
        commands.put("install", cloudy -> new SwitchOnCommand(cloudy, Action.INSTALL));
        commands.put("configure", ConfigureCommand::new);
        commands.put("start", cloudy -> new SwitchOnCommand(cloudy, Action.START));
        commands.put("stop", cloudy -> new ActionCommand(cloudy, Action.STOP));
        commands.put("repair", RepairCommand::new);
        commands.put("remove", RemoveCommand::new);
        commands.put("diagnose", DiagnoseCommand::new);
        commands.put("log", LogCommand::new);
        commands.put("dns", DnsCommand::of);
        commands.put("notices", NoticesCommand::new);
        commands.put("snmp", SnmpCommand::of);
        commands.put("plugin", PluginCommand::of);
        commands.put("proxy", ProxyCommand::of);
        commands.put("backup", cloudy -> BackupCommand.of(cloudy, wanted(words, "backup", BackupCommand::has)));
        commands.put("updates", UpdatesCommand::of);
        commands.put("logs", LogsCommand::new);
        commands.put("firewall", FirewallCommand::of);
        commands.put("restart", cloudy -> new PowerCommand(cloudy, PowerWish.Act.RESTART));
        commands.put("shutdown", cloudy -> new PowerCommand(cloudy, PowerWish.Act.SHUT_DOWN));
        commands.put("jobs", JobsCommand::new);
        commands.put("job", JobCommand::new);
        commands.put("cancel", CancelCommand::new);
        commands.put("watch", WatchCommand::new);
        commands.put("call", CallCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("help", HelpCommand::new);
        return commands;
    }
}
