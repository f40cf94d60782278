package org.cloudy.cli.people;

import java.util.concurrent.Callable;
import org.cloudy.bus.sessions.SessionId;
import org.cloudy.bus.sessions.SessionsContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Signs a browser out. */
@Command
final class EndSessionCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "ID", descriptionKey = "cloudy.sessions.id")
    private String id = "";

    EndSessionCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(SessionsContract.END, new SessionId(id)),
                "",
                ended -> cloudy.texts().of("cli.session.ended", "user", ended.user()));
    }
}
