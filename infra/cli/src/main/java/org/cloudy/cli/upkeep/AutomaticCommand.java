package org.cloudy.cli.upkeep;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.cloudy.bus.updates.Automatic;
import org.cloudy.bus.updates.UpdatesContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Switches automatic security updates on or off. */
@Command
final class AutomaticCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "on|off", descriptionKey = "cloudy.updates.automatic.switch")
    private Switch wanted = Switch.OFF;

    /** Whether something is to be on. */
    enum Switch {
        ON,
        OFF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    AutomaticCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(UpdatesContract.AUTOMATIC, new Automatic(wanted == Switch.ON)),
                "",
                state -> cloudy.texts().of(state.on() ? "cli.updates.automatic-on" : "cli.updates.automatic-off"));
    }
}
