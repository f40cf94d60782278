package org.cloudy.cli.people;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.cloudy.bus.Call;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Does one thing with an account that needs no more than its name. */
@Command
final class AccountCommand<Q extends Record> implements Callable<Integer> {
    private final Cloudy cloudy;
    private final Call<Q, AccountView> call;
    private final Function<String, Q> request;
    private final String doneKey;

    @Parameters(paramLabel = "USER", descriptionKey = "cloudy.user.name")
    private String user = "";

    AccountCommand(Cloudy cloudy, Call<Q, AccountView> call, Function<String, Q> request, String doneKey) {
        this.cloudy = cloudy;
        this.call = call;
        this.request = request;
        this.doneKey = doneKey;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(call, request.apply(user)),
                "",
                changed -> cloudy.texts().of(doneKey, "user", changed.user()));
    }
}
