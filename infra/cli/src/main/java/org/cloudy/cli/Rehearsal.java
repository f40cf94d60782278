package org.cloudy.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs what only looks, one command after the other in one JVM, so that a training run of its start-up cache has seen them all. */
final class Rehearsal {
    /** Asks for it, as the first argument; further ones go to each command. */
    static final String OPTION = "--rehearse";

    private static final List<List<String>> COMMANDS = List.of(
            List.of("status"),
            List.of("nodes"),
            List.of("services"),
            List.of("services", "--type", "_http._tcp", "--health", "passing", "--json"),
            List.of("capabilities"),
            List.of("capability", "squid"),
            List.of("jobs"),
            List.of("job", "1"),
            List.of("microcloud"),
            List.of("microcloud", "members"),
            List.of("microcloud", "map"),
            List.of("call", "cloudy.system.load"),
            List.of("status", "--no-such-option"),
            List.of("help"));

    private Rehearsal() {}

    /** Whether all that ran did what it was asked for is of no matter; the exit code is that of the first. */
    static int run(Surroundings around, List<String> more) {
        Surroundings quiet = new Surroundings(
                around.environment(),
                around.in(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                false,
                true,
                true,
                around.passwords(),
                around.clock());
        List<Integer> codes = new ArrayList<>();
        for (List<String> command : COMMANDS) {
            List<String> line = new ArrayList<>(command);
            line.addAll(more);
            codes.add(Commands.run(quiet, line.toArray(String[]::new)));
        }
        return codes.getFirst();
    }
}
