package org.cloudy.cli.people;

import java.util.concurrent.Callable;
import org.cloudy.bus.accounts.AccountRole;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Changes what an account may do. */
@Command
final class RoleCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(index = "0", paramLabel = "USER", descriptionKey = "cloudy.user.name")
    private String user = "";

    @Parameters(index = "1", paramLabel = "ROLE", descriptionKey = "cloudy.user.role-name")
    private RoleName role = RoleName.MEMBER;

    RoleCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(AccountsContract.SET_ROLE, new AccountRole(user, role.role())),
                "",
                changed -> cloudy.texts()
                        .of(
                                "cli.user.role-changed",
                                "user",
                                changed.user(),
                                "role",
                                RoleName.of(changed.role(), cloudy.texts())));
    }
}
