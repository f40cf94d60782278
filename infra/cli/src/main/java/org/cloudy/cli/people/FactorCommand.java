package org.cloudy.cli.people;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.accounts.RecoveryCodes;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What an account asks beside the password: nothing itself, but with commands that do it. */
@Command
public final class FactorCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    private FactorCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** The command with its own commands. */
    public static CommandLine of(Cloudy cloudy) {
        return new CommandLine(new FactorCommand(cloudy))
                .addSubcommand("on", new FactorOnCommand(cloudy))
                .addSubcommand("confirm", new FactorConfirmCommand(cloudy))
                .addSubcommand(
                        "codes",
                        new FactorProofCommand<>(
                                cloudy, AccountsContract.RENEW_CODES, (codes, user) -> codes(cloudy.texts(), codes)))
                .addSubcommand(
                        "off",
                        new FactorProofCommand<>(
                                cloudy,
                                AccountsContract.END_FACTOR,
                                (account, user) -> cloudy.texts().of("cli.user.factor-reset", "user", user)));
    }

    @Override
    public Integer call() {
        throw new UsageError(
                Objects.requireNonNull(spec).commandLine(), cloudy.texts().of("cli.usage.which-factor"));
    }

    /** The codes, each on a line of its own, and that nobody sees them again. */
    static String codes(Texts texts, RecoveryCodes codes) {
        List<String> lines = codes.codes().stream().map(Table::printable).toList();
        return String.join("\n", lines) + "\n\n" + texts.of("cli.factor.codes");
    }
}
