package org.cloudy.cli.people;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.accounts.AccountPassword;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.NewPassword;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives an account another password: whoever gets to the node's socket is its owner, and needs no old one. */
@Command
public final class PasswordCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "USER", arity = "0..1", descriptionKey = "cloudy.password.user")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "cloudy.setup.password-file")
    private @Nullable Path passwordFile;

    public PasswordCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        String whose =
                user == null ? Owner.only(cloudy, Objects.requireNonNull(spec), "cli.usage.whose-password") : user;
        String question = cloudy.texts().of("cli.user.password", "user", whose);
        String password =
                new NewPassword(cloudy, Objects.requireNonNull(spec).commandLine(), question).from(passwordFile);
        return cloudy.show(
                cloudy.ask(AccountsContract.SET_PASSWORD, new AccountPassword(whose, password)),
                "",
                changed -> cloudy.texts().of("cli.user.password-set", "user", changed.user()));
    }
}
