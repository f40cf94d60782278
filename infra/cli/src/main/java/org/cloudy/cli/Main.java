package org.cloudy.cli;

import java.util.List;
import org.cloudy.bus.Wire;
import org.cloudy.bus.text.Messages;
import org.cloudy.cli.view.Language;

/** The {@code cloudy} command. */
public final class Main {
    private Main() {}

    /** Runs one command and exits: 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] args) {
        Surroundings surroundings = Surroundings.ofProcess();
        Thread.ofPlatform().daemon().start(() -> prepare(surroundings));
        int code = args.length > 0 && args[0].equals(Rehearsal.OPTION)
                ? Rehearsal.run(surroundings, List.of(args).subList(1, args.length))
                : Commands.run(surroundings, args);
        surroundings.out().flush();
        // Without a word of success: exit looks for a logger to tell of it, which takes its time.
        if (code != 0) {
            System.exit(code);
        }
    }

    /** What a command needs after its arguments are parsed: it can be ready by then where there is a second core. */
    private static void prepare(Surroundings surroundings) {
        Wire.mapper();
        Messages.catalogue(Language.of(surroundings.environment()));
    }
}
