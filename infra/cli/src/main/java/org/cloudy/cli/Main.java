package org.cloudy.cli;

/** The {@code cloudy} command. */
public final class Main {
    private Main() {}

    /** Runs one command and exits: 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] args) {
        Surroundings surroundings = Surroundings.ofProcess();
        int code = Commands.run(surroundings, args);
        surroundings.out().flush();
        System.exit(code);
    }
}
