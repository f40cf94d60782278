package org.cloudy.cli.command;

import java.util.ArrayList;
import java.util.List;
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

    @Parameters(paramLabel = "COMMAND", arity = "0..*", descriptionKey = "cloudy.help.command")
    private List<String> words = new ArrayList<>();

    public HelpCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        CommandLine root = Objects.requireNonNull(spec).commandLine().getParent();
        CommandLine wanted = root;
        for (String word : words) {
            CommandLine next = wanted.getSubcommands().get(word);
            if (next == null) {
                throw new UsageError(root, cloudy.texts().of("cli.usage.unknown-command", "command", word));
            }
            wanted = next;
        }
        wanted.usage(cloudy.surroundings().out());
        return 0;
    }
}
