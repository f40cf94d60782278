package org.cloudy.cli;

import java.util.List;

/** The {@code cloudy} command. */
public final class Main {
    private Main() {}

    /** Runs one command and exits: 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] args) {
        Surroundings surroundings = Surroundings.ofProcess();
        int code = args.length > 0 && args[0].equals(Rehearsal.OPTION)
                ? Rehearsal.run(surroundings, List.of(args).subList(1, args.length))
                : Commands.run(surroundings, args);
        surroundings.out().flush();
        System.exit(code);
    }
}
