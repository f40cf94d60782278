package org.cloudy.cli.command;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what there is, or how one command is used. */
@Command
public final class HelpCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", descriptionKey = "cloudy.help.command")
    private @Nullable String command;

    public HelpCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        CommandLine root = Objects.requireNonNull(spec).commandLine().getParent();
        CommandLine wanted = command == null ? root : root.getSubcommands().get(command);
        if (wanted == null) {
            throw new UsageError(root, cloudy.texts().of("cli.usage.unknown-command", "command", "" + command));
        }
        wanted.usage(cloudy.surroundings().out());
        return 0;
    }
}
