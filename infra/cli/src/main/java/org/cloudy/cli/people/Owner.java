package org.cloudy.cli.people;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cloudy.bus.Empty;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.Surroundings;
import org.cloudy.cli.UsageError;
import org.cloudy.cli.command.FirstLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Whose account a command is about, and the password that proves it: from a file's first line, from {@code CLOUDY_PASSWORD}, or
 * typed; never from the arguments, which others see.
 */
final class Owner {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--user", paramLabel = "USER", descriptionKey = "cloudy.factor.user")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "cloudy.setup.password-file")
    private @Nullable Path passwordFile;

    /** The one that was named, or the only one that there is. */
    String name(Cloudy cloudy) {
        return user == null ? only(cloudy, command(), "cli.usage.whose-factor") : user;
    }

    String password(Cloudy cloudy, String whose) {
        if (passwordFile != null) {
            return new FirstLine(cloudy).of(passwordFile);
        }
        Surroundings around = cloudy.surroundings();
        String given = around.environment().getOrDefault("CLOUDY_PASSWORD", "");
        if (!given.isEmpty()) {
            return given;
        }
        if (!around.hasTerminal()) {
            throw unasked(cloudy);
        }
        return around.passwords()
                .read(cloudy.texts().of("cli.factor.password", "user", whose) + " ")
                .orElseThrow(() -> unasked(cloudy));
    }

    /** The user of a node that has no other; wrong usage, in the words of this key, where there are several. */
    static String only(Cloudy cloudy, CommandSpec command, String severalKey) {
        List<AccountView> all =
                cloudy.ask(AccountsContract.LIST, Empty.EMPTY).value().accounts();
        if (all.size() != 1) {
            throw new UsageError(command.commandLine(), cloudy.texts().of(severalKey));
        }
        return all.getFirst().user();
    }

    private UsageError unasked(Cloudy cloudy) {
        return new UsageError(command().commandLine(), cloudy.texts().of("cli.usage.password"));
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec);
    }
}
