package org.cloudy.cli.backup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cloudy.bus.Empty;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** How it stands with the node's backups; with a command of its own for all that can be done about them. */
@Command
public final class BackupCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    private BackupCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** The command with those of its own commands that are wanted, for each takes its time to be built. */
    public static CommandLine of(Cloudy cloudy, Predicate<String> wanted) {
        CommandLine own = new CommandLine(new BackupCommand(cloudy));
        all().forEach((name, command) -> {
            if (wanted.test(name)) {
                own.addSubcommand(name, command.apply(cloudy));
            }
        });
        return own;
    }

    /** Whether there is such a command. */
    public static boolean has(String name) {
        return all().containsKey(name);
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(BackupContract.LIST, Empty.EMPTY), "", new BackupsView(cloudy)::state);
    }

    /** By their names, in the order of the help. */
    private static Map<String, Function<Cloudy, Object>> all() {
        Map<String, Function<Cloudy, Object>> commands = new LinkedHashMap<>();
        commands.put("create", CreateCommand::new);
        commands.put("list", ListCommand::new);
        commands.put("show", ShowCommand::new);
        commands.put("verify", cloudy -> new ExamineCommand(cloudy, BackupContract.VERIFY));
        commands.put("drill", cloudy -> new ExamineCommand(cloudy, BackupContract.DRILL));
        commands.put("restore", RestoreCommand::new);
        commands.put("delete", DeleteCommand::new);
        commands.put("schedule", ScheduleCommand::new);
        commands.put("neighbours", NeighboursCommand::new);
        commands.put("offer", OfferCommand::new);
        commands.put("fetch", FetchCommand::new);
        commands.put("discard", DiscardCommand::new);
        commands.put("evict", EvictCommand::new);
        return commands;
    }
}
