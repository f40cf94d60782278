package org.cloudy.cli.people;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.accounts.FactorCode;
import org.cloudy.cli.Cloudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Switches a second factor on that was begun, by a code of it; tells the recovery codes. */
@Command
final class FactorConfirmCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "CODE", descriptionKey = "cloudy.factor.code")
    private String code = "";

    @Option(names = "--user", paramLabel = "USER", descriptionKey = "cloudy.factor.user")
    private @Nullable String user;

    FactorConfirmCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        String whose = user == null ? Owner.only(cloudy, Objects.requireNonNull(spec), "cli.usage.whose-factor") : user;
        return cloudy.show(
                cloudy.ask(AccountsContract.CONFIRM_FACTOR, new FactorCode(whose, code)),
                "",
                codes -> cloudy.texts().of("cli.factor.on", "user", whose) + "\n\n"
                        + FactorCommand.codes(cloudy.texts(), codes));
    }
}
