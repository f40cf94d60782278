package org.cloudy.cli.proxy;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to the web proxy beyond what all capabilities have; a command of its own for each. */
@Command
public final class ProxyCommand implements Callable<Integer> {
    private final Cloudy cloudy;
    private final String which;

    @Spec
    private @Nullable CommandSpec spec;

    private ProxyCommand(Cloudy cloudy, String which) {
        this.cloudy = cloudy;
        this.which = which;
    }

    /** The command with its own commands. */
    public static CommandLine of(Cloudy cloudy) {
        CommandLine user = new CommandLine(new ProxyCommand(cloudy, "cli.proxy.which-user"))
                .addSubcommand("list", new UsersCommand(cloudy))
                .addSubcommand("add", new LoginCommand(cloudy, SquidContract.ADD_USER, "cli.proxy.user-added"))
                .addSubcommand("change", new LoginCommand(cloudy, SquidContract.CHANGE_USER, "cli.proxy.user-changed"))
                .addSubcommand("remove", new RemoveUserCommand(cloudy));
        CommandLine peer = new CommandLine(new ProxyCommand(cloudy, "cli.proxy.which-peer"))
                .addSubcommand("list", new PeersCommand(cloudy))
                .addSubcommand("add", new AddPeerCommand(cloudy))
                .addSubcommand("remove", new RemovePeerCommand(cloudy));
        return new CommandLine(new ProxyCommand(cloudy, "cli.proxy.which"))
                .addSubcommand("user", user)
                .addSubcommand("peer", peer)
                .addSubcommand("statistics", new StatisticsCommand(cloudy));
    }

    @Override
    public Integer call() {
        throw new UsageError(
                Objects.requireNonNull(spec).commandLine(), cloudy.texts().of(which));
    }
}
