package org.cloudy.cli.backup;

import java.nio.file.Path;
import java.util.Objects;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.Surroundings;
import org.cloudy.cli.UsageError;
import org.cloudy.cli.command.FirstLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What opens an archive: from a file's first line, from {@code CLOUDY_PASSPHRASE}, or typed; never from the arguments, which others see.
 */
final class Passphrase {
    private static final String UNASKED = "cli.usage.passphrase";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--passphrase-file", paramLabel = "FILE", descriptionKey = "cloudy.backup.passphrase-file")
    private @Nullable Path file;

    /** One that opens what is there. */
    String known(Cloudy cloudy) {
        String given = given(cloudy);
        return given != null ? given : typed(cloudy, "cli.backup.passphrase", UNASKED);
    }

    /** One for what is made now: typed twice, for nothing opens an archive whose passphrase was mistyped. */
    String fresh(Cloudy cloudy) {
        return fresh(cloudy, UNASKED);
    }

    /** The same, with the key of what is said where nobody can be asked. */
    String fresh(Cloudy cloudy, String unasked) {
        String given = given(cloudy);
        if (given != null) {
            return given;
        }
        String first = typed(cloudy, "cli.backup.passphrase", unasked);
        if (!first.equals(typed(cloudy, "cli.setup.again", unasked))) {
            throw Failure.of(FailureCode.INVALID, "cli.failure.passphrases-differ");
        }
        return first;
    }

    /** One that nobody has to type; null if there is none. */
    @Nullable
    String given(Cloudy cloudy) {
        if (file != null) {
            return new FirstLine(cloudy).of(file);
        }
        String given = cloudy.surroundings().environment().getOrDefault("CLOUDY_PASSPHRASE", "");
        return given.isEmpty() ? null : given;
    }

    private String typed(Cloudy cloudy, String key, String unasked) {
        Surroundings around = cloudy.surroundings();
        if (!around.hasTerminal()) {
            throw usage(cloudy, unasked);
        }
        return around.passwords().read(cloudy.texts().of(key) + " ").orElseThrow(() -> usage(cloudy, unasked));
    }

    private UsageError usage(Cloudy cloudy, String key) {
        return new UsageError(
                Objects.requireNonNull(spec).commandLine(), cloudy.texts().of(key));
    }
}
