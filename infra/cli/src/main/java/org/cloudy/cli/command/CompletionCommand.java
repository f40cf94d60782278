package org.cloudy.cli.command;

import java.io.Serial;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the completion script of a shell, for {@code source <(cloudy completion bash)}. */
@Command
public final class CompletionCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SHELL", descriptionKey = "cloudy.completion.shell", completionCandidates = Shells.class)
    private String shell = "";

    /** The shells that there is a script for. */
    static final class Shells extends Choices {
        @Serial
        private static final long serialVersionUID = 1L;

        Shells() {
            super(List.of("bash"));
        }
    }

    public CompletionCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        CommandLine own = Objects.requireNonNull(spec).commandLine();
        if (!shell.equals("bash")) {
            throw new UsageError(own, cloudy.texts().of("cli.usage.value", "what", "SHELL", "value", shell));
        }
        cloudy.surroundings().out().print(AutoComplete.bash("cloudy", own.getParent()));
        return 0;
    }
}
