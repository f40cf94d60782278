package org.cloudy.cli.people;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.sessions.SessionList;
import org.cloudy.bus.sessions.SessionView;
import org.cloudy.bus.sessions.SessionsContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Who is signed in at the node's pages. */
@Command
public final class SessionsCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    private SessionsCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** The command with the one that ends a session. */
    public static CommandLine of(Cloudy cloudy) {
        return new CommandLine(new SessionsCommand(cloudy)).addSubcommand("end", new EndSessionCommand(cloudy));
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(SessionsContract.ALL, Empty.EMPTY), "sessions", this::view);
    }

    private String view(SessionList list) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.id"),
                texts.of("cli.column.user"),
                texts.of("cli.column.browser"),
                texts.of("cli.column.system"),
                texts.of("cli.column.address"),
                texts.of("cli.column.since"),
                texts.of("cli.column.seen"));
        for (SessionView session : list.sessions()) {
            table.row(
                    session.id(),
                    session.user(),
                    Texts.orUnknown(session.browser()),
                    Texts.orUnknown(session.system()),
                    session.origin(),
                    cloudy.times().ago(session.since()),
                    cloudy.times().ago(session.seen()));
        }
        return cloudy.table(table, "cli.none.sessions");
    }
}
