package org.cloudy.cli.dns;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does nothing itself but has others. */
@Command
final class GroupCommand implements Callable<Integer> {
    private final Cloudy cloudy;
    private final String which;

    @Spec
    private @Nullable CommandSpec spec;

    /** @param which key of the sentence that says which there are */
    GroupCommand(Cloudy cloudy, String which) {
        this.cloudy = cloudy;
        this.which = which;
    }

    @Override
    public Integer call() {
        throw new UsageError(
                Objects.requireNonNull(spec).commandLine(), cloudy.texts().of(which));
    }
}
