package org.cloudy.cli.upkeep;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.power.PowerContract;
import org.cloudy.bus.power.PowerWish;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.bus.Comeback;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.command.AskFirst;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restarts or shuts down the node, or its machine, after asking; a node that restarts is waited for. */
@Command
public final class PowerCommand implements Callable<Integer> {
    private final Cloudy cloudy;
    private final PowerWish.Act act;

    @Option(names = "--machine", descriptionKey = "cloudy.power.machine")
    private boolean machine;

    @Mixin
    private AskFirst first = new AskFirst();

    @Option(names = "--no-wait", descriptionKey = "cloudy.power.no-wait")
    private boolean noWait;

    public PowerCommand(Cloudy cloudy, PowerWish.Act act) {
        this.cloudy = cloudy;
        this.act = act;
    }

    @Override
    public Integer call() throws IOException {
        PowerWish wish = new PowerWish(machine ? PowerWish.What.MACHINE : PowerWish.What.NODE, act);
        confirm(wish);
        boolean waits = act == PowerWish.Act.RESTART && !machine && !noWait;
        try (BusConnection node = cloudy.connect()) {
            Reply<Empty> done = node.ask(PowerContract.ACT, wish);
            if (!waits) {
                return cloudy.show(done.json(), () -> cloudy.texts().of(key(wish, "done")));
            }
            Comeback.awaitEnd(node);
        }
        try (BusConnection node =
                new Comeback(cloudy).connection(back -> back.ask(SystemContract.STATUS, Empty.EMPTY))) {
            return cloudy.show(
                    node.ask(SystemContract.STATUS, Empty.EMPTY).json(),
                    () -> cloudy.texts().of("cli.power.back"));
        }
    }

    private void confirm(PowerWish wish) throws IOException {
        first.agreed(
                cloudy,
                cloudy.texts().of(key(wish, "confirm")),
                cloudy.texts().of("cli.usage.power-yes"),
                Failure.of(FailureCode.CONFLICT, "cli.failure.nothing-done"));
    }

    private static String key(PowerWish wish, String what) {
        return "cli.power." + name(wish.what()) + "." + name(wish.act()) + "." + what;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
