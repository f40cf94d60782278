package org.cloudy.cli.command;

import java.io.IOException;
import java.util.Objects;
import org.cloudy.bus.Failure;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of commands that ask before they do harm, and the asking. */
public final class AskFirst {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--yes", descriptionKey = "cloudy.yes")
    private boolean yes;

    /**
     * Goes on only where somebody agrees, or did so on the command line.
     *
     * @param unasked what is said where nobody can be asked
     * @param otherwise what is said when somebody does not agree
     * @throws UsageError where nobody can be asked
     */
    public void agreed(Cloudy cloudy, String question, String unasked, Failure otherwise) throws IOException {
        if (!yes && !new Confirmation(cloudy, Objects.requireNonNull(spec).commandLine()).of(question, unasked)) {
            throw otherwise;
        }
    }
}
