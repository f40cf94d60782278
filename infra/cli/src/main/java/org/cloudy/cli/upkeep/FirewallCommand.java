package org.cloudy.cli.upkeep;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.firewall.Firewall;
import org.cloudy.bus.firewall.FirewallContract;
import org.cloudy.bus.firewall.OpenPort;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The firewall; with commands of its own that switch it. */
@Command
public final class FirewallCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    private FirewallCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** The command with its own commands. */
    public static CommandLine of(Cloudy cloudy) {
        return new CommandLine(new FirewallCommand(cloudy))
                .addSubcommand("status", new FirewallCommand(cloudy))
                .addSubcommand("on", new FirewallOnCommand(cloudy))
                .addSubcommand("confirm", new FirewallSwitch(cloudy, FirewallContract.CONFIRM))
                .addSubcommand("off", new FirewallSwitch(cloudy, FirewallContract.OFF));
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(FirewallContract.STATUS, Empty.EMPTY), "", firewall -> text(cloudy, firewall));
    }

    static String text(Cloudy cloudy, Firewall firewall) {
        Texts texts = cloudy.texts();
        Facts facts = new Facts(texts).with("cli.column.state", texts.of("firewall-state", firewall.state()));
        if (firewall.until() != null) {
            facts.with("cli.firewall.left", cloudy.times().left(firewall.until()));
        }
        if (firewall.obstacle() != null) {
            facts.with("cli.firewall.obstacle", texts.of(firewall.obstacle()));
        }
        Table table = new Table(
                ">" + texts.of("cli.column.port"), texts.of("cli.column.transport"), texts.of("cli.column.for"));
        for (OpenPort port : firewall.open()) {
            table.row("" + port.port(), port.transport(), texts.of(port.why()));
        }
        if (firewall.device() != null) {
            table.row(Texts.UNKNOWN, firewall.device(), texts.of("cli.firewall.device"));
        }
        return facts.text() + "\n\n" + cloudy.table(table, "cli.none.ports");
    }
}
