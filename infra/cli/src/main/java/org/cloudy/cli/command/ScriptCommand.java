package org.cloudy.cli.command;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that the script of a checkout carries out itself; here for help and completion alone. */
@Command
public final class ScriptCommand implements Callable<Integer> {
    /** Those commands, in the order of the help. */
    public static final List<String> NAMES = List.of("up", "demo", "build", "test");

    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    public ScriptCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        CommandLine own = Objects.requireNonNull(spec).commandLine();
        throw new UsageError(own, cloudy.texts().of("cli.usage.script", "command", own.getCommandName()));
    }
}
