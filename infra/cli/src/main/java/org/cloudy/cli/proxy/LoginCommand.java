package org.cloudy.cli.proxy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Call;
import org.cloudy.bus.squid.ProxyLogin;
import org.cloudy.bus.squid.ProxyUsers;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.NewPassword;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a user of the proxy, a new one or a known one, a password. */
@Command
final class LoginCommand implements Callable<Integer> {
    private final Cloudy cloudy;
    private final Call<ProxyLogin, ProxyUsers> call;
    private final String doneKey;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "USER", descriptionKey = "cloudy.proxy.user-name")
    private String name = "";

    @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "cloudy.proxy.password-file")
    private @Nullable Path passwordFile;

    LoginCommand(Cloudy cloudy, Call<ProxyLogin, ProxyUsers> call, String doneKey) {
        this.cloudy = cloudy;
        this.call = call;
        this.doneKey = doneKey;
    }

    @Override
    public Integer call() {
        String question = cloudy.texts().of("cli.proxy.password");
        String password =
                new NewPassword(cloudy, Objects.requireNonNull(spec).commandLine(), question).from(passwordFile);
        return cloudy.show(
                cloudy.ask(call, new ProxyLogin(name, password)),
                "users",
                users -> cloudy.texts().of(doneKey, "name", name));
    }
}
