package org.cloudy.cli.proxy;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.squid.ProxyUsers;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import picocli.CommandLine.Command;

/** Who may use the proxy with a password. */
@Command
final class UsersCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    UsersCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(SquidContract.USERS, Empty.EMPTY), "users", this::view);
    }

    private String view(ProxyUsers users) {
        Table table = new Table(cloudy.texts().of("cli.column.user"));
        users.users().forEach(table::row);
        return cloudy.table(table, "cli.none.proxy-users");
    }
}
