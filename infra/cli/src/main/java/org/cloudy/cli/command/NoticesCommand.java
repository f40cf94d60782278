package org.cloudy.cli.command;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.notices.Notice;
import org.cloudy.bus.notices.Notices;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Severities;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** What somebody should look at now. */
@Command
public final class NoticesCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    public NoticesCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(NoticesContract.LIST, Empty.EMPTY), "notices", this::view);
    }

    private String view(Notices notices) {
        Texts texts = cloudy.texts();
        Table table =
                new Table(texts.of("cli.column.severity"), texts.of("cli.column.since"), texts.of("cli.column.notice"));
        for (Notice notice : notices.notices()) {
            table.row(
                    Severities.of(notice.severity(), texts),
                    cloudy.times().ago(notice.since()),
                    texts.of(notice.text()));
        }
        return cloudy.table(table, "cli.none.notices");
    }
}
