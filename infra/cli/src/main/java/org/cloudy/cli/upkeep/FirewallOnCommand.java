package org.cloudy.cli.upkeep;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.firewall.Firewall;
import org.cloudy.bus.firewall.FirewallContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.command.Confirmation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries the firewall, and keeps it on if whoever asked can still say so: over SSH a wrong one would lock him out. */
@Command
final class FirewallOnCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--yes", descriptionKey = "cloudy.firewall.on.yes")
    private boolean yes;

    FirewallOnCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        Reply<Firewall> firewall = cloudy.ask(FirewallContract.TRY, Empty.EMPTY);
        if (yes || isConfirmed()) {
            firewall = cloudy.ask(FirewallContract.CONFIRM, Empty.EMPTY);
        }
        return cloudy.show(firewall, "", state -> FirewallCommand.text(cloudy, state));
    }

    /** Where nobody can be asked, it stays on trial, for {@code cloudy firewall confirm}. */
    private boolean isConfirmed() throws IOException {
        return cloudy.surroundings().hasTerminal()
                && new Confirmation(cloudy, Objects.requireNonNull(spec).commandLine())
                        .of(cloudy.texts().of("cli.firewall.confirm"), "");
    }
}
