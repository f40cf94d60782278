package org.cloudy.cli.upkeep;

import java.util.concurrent.Callable;
import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.firewall.Firewall;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;

/** Confirms the firewall, or takes it away. */
@Command
final class FirewallSwitch implements Callable<Integer> {
    private final Cloudy cloudy;
    private final Call<Empty, Firewall> call;

    FirewallSwitch(Cloudy cloudy, Call<Empty, Firewall> call) {
        this.cloudy = cloudy;
        this.call = call;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(call, Empty.EMPTY), "", firewall -> FirewallCommand.text(cloudy, firewall));
    }
}
