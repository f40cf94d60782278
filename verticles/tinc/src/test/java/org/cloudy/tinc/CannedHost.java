package org.cloudy.tinc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.Packages;

/** A machine that says what a test wants to each command, and notes what it was asked. */
final class CannedHost implements Host {
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final Function<String, CommandResult> answers;

    CannedHost(Function<String, CommandResult> answers) {
        this.answers = answers;
    }

    @Override
    public CommandResult run(Command command) {
        String line = String.join(" ", command.arguments());
        asked.add(line);
        return answers.apply(line);
    }

    @Override
    public Packages packages() {
        throw new AssertionError("no packages are wanted");
    }

    @Override
    public Daemons daemons() {
        throw new AssertionError("no daemons are wanted");
    }

    static CommandResult says(String... lines) {
        return new CommandResult(0, List.of(lines));
    }

    static CommandResult fails(String... lines) {
        return new CommandResult(1, List.of(lines));
    }
}
