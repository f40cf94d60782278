package org.cloudy.cli.people;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.accounts.AccountName;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.AskFirst;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes an account, after asking. */
@Command
final class RemoveUserCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "USER", descriptionKey = "cloudy.user.name")
    private String user = "";

    @Mixin
    private AskFirst first = new AskFirst();

    RemoveUserCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        first.agreed(
                cloudy,
                cloudy.texts().of("cli.user.remove-confirm", "user", user),
                cloudy.texts().of("cli.usage.user-yes", "user", user),
                Failure.of(FailureCode.CONFLICT, "cli.failure.user-kept", Map.of("user", user)));
        return cloudy.show(
                cloudy.ask(AccountsContract.REMOVE, new AccountName(user)),
                "",
                gone -> cloudy.texts().of("cli.user.removed", "user", user));
    }
}
