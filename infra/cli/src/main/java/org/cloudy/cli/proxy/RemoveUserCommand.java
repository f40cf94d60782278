package org.cloudy.cli.proxy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.squid.ProxyUserName;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.AskFirst;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a user use the proxy no more, after asking. */
@Command
final class RemoveUserCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "USER", descriptionKey = "cloudy.proxy.user-name")
    private String name = "";

    @Mixin
    private AskFirst first = new AskFirst();

    RemoveUserCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        first.agreed(
                cloudy,
                cloudy.texts().of("cli.proxy.confirm-user", "name", name),
                cloudy.texts().of("cli.usage.proxy-user-yes", "name", name),
                Failure.of(FailureCode.CONFLICT, "cli.failure.proxy-user-stays", Map.of("name", name)));
        return cloudy.show(
                cloudy.ask(SquidContract.REMOVE_USER, new ProxyUserName(name)),
                "users",
                users -> cloudy.texts().of("cli.proxy.user-removed", "name", name));
    }
}
