package org.cloudy.cli.people;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.accounts.AccountList;
import org.cloudy.bus.accounts.AccountName;
import org.cloudy.bus.accounts.AccountUse;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Who may sign in; with a command of its own for all that can be done about it. */
@Command
public final class UserCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    private UserCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** The command with its own commands. */
    public static CommandLine of(Cloudy cloudy) {
        return new CommandLine(new UserCommand(cloudy))
                .addSubcommand("list", new UserCommand(cloudy))
                .addSubcommand("add", new AddCommand(cloudy))
                .addSubcommand("role", new RoleCommand(cloudy))
                .addSubcommand("password", new PasswordCommand(cloudy))
                .addSubcommand(
                        "lock",
                        new AccountCommand<>(
                                cloudy,
                                AccountsContract.SET_USE,
                                user -> new AccountUse(user, false),
                                "cli.user.locked"))
                .addSubcommand(
                        "unlock",
                        new AccountCommand<>(
                                cloudy,
                                AccountsContract.SET_USE,
                                user -> new AccountUse(user, true),
                                "cli.user.unlocked"))
                .addSubcommand(
                        "reset-factor",
                        new AccountCommand<>(
                                cloudy, AccountsContract.RESET_FACTOR, AccountName::new, "cli.user.factor-reset"))
                .addSubcommand("remove", new RemoveUserCommand(cloudy));
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(AccountsContract.LIST, Empty.EMPTY), "accounts", this::view);
    }

    private String view(AccountList list) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.user"),
                texts.of("cli.column.role"),
                texts.of("cli.column.state"),
                texts.of("cli.column.factor"),
                texts.of("cli.column.language"),
                texts.of("cli.column.last-sign-in"));
        for (AccountView account : list.accounts()) {
            table.row(
                    account.user(),
                    RoleName.of(account.role(), texts),
                    texts.of(account.enabled() ? "cli.user.may" : "cli.user.is-locked"),
                    texts.of(account.secondFactor() ? "cli.yes" : "cli.no"),
                    account.language(),
                    account.lastSignIn() == null
                            ? Texts.orUnknown(null)
                            : cloudy.times().ago(account.lastSignIn()));
        }
        return cloudy.table(table, "cli.none.users");
    }
}
