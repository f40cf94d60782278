package org.cloudy.cli.people;

import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.cloudy.bus.Call;
import org.cloudy.bus.accounts.FactorProof;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Does one thing with a second factor that is on, for whoever proves password and code. */
@Command
final class FactorProofCommand<R extends Record> implements Callable<Integer> {
    private final Cloudy cloudy;
    private final Call<FactorProof, R> call;
    private final BiFunction<R, String, String> view;

    @Parameters(paramLabel = "CODE", descriptionKey = "cloudy.factor.any-code")
    private String code = "";

    @Mixin
    private Owner owner = new Owner();

    /** @param view what is told of the reply and the user */
    FactorProofCommand(Cloudy cloudy, Call<FactorProof, R> call, BiFunction<R, String, String> view) {
        this.cloudy = cloudy;
        this.call = call;
        this.view = view;
    }

    @Override
    public Integer call() {
        String user = owner.name(cloudy);
        FactorProof proof = new FactorProof(user, owner.password(cloudy, user), code);
        return cloudy.show(cloudy.ask(call, proof), "", reply -> view.apply(reply, user));
    }
}
