package org.cloudy.cli.people;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.accounts.NewAccount;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.NewPassword;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an account. */
@Command
final class AddCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "USER", descriptionKey = "cloudy.user.name")
    private String user = "";

    @Option(names = "--role", paramLabel = "ROLE", defaultValue = "member")
    private RoleName role = RoleName.MEMBER;

    @Option(names = "--language", paramLabel = "LANGUAGE")
    private @Nullable String language;

    @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "cloudy.setup.password-file")
    private @Nullable Path passwordFile;

    AddCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        String question = cloudy.texts().of("cli.user.password", "user", user);
        String password =
                new NewPassword(cloudy, Objects.requireNonNull(spec).commandLine(), question).from(passwordFile);
        NewAccount wanted = new NewAccount(
                user, role.role(), language == null ? cloudy.texts().language() : language, password);
        return cloudy.show(
                cloudy.ask(AccountsContract.CREATE, wanted),
                "",
                made -> cloudy.texts().of("cli.user.added", "user", made.user()));
    }
}
