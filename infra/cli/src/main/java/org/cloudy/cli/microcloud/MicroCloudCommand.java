package org.cloudy.cli.microcloud;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cloudy.bus.Empty;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The micro cloud that this node is in; with a command of its own for all that can be done about it. */
@Command
public final class MicroCloudCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    private MicroCloudCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** The command with those of its own commands that are wanted, for each takes its time to be built. */
    public static CommandLine of(Cloudy cloudy, Predicate<String> wanted) {
        CommandLine own = new CommandLine(new MicroCloudCommand(cloudy));
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
        return cloudy.show(cloudy.ask(MicroCloudContract.GET, Empty.EMPTY), "", new MicroCloudView(cloudy)::text);
    }

    /** By their names, in the order of the help. */
    private static Map<String, Function<Cloudy, Object>> all() {
        Map<String, Function<Cloudy, Object>> commands = new LinkedHashMap<>();
        commands.put("create", CreateCommand::new);
        commands.put("invite", InviteCommand::new);
        commands.put("join", JoinCommand::new);
        commands.put("nearby", NearbyCommand::new);
        commands.put("ask", AskCommand::new);
        commands.put("requests", RequestsCommand::new);
        commands.put("approve", cloudy -> new DecideCommand(cloudy, true));
        commands.put("refuse", cloudy -> new DecideCommand(cloudy, false));
        commands.put("members", MembersCommand::new);
        commands.put("map", MapCommand::new);
        commands.put("links", LinksCommand::new);
        commands.put("describe", DescribeCommand::new);
        commands.put("leave", LeaveCommand::new);
        commands.put("expel", ExpelCommand::new);
        return commands;
    }
}
