package org.cloudy.cli.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.cloudy.bus.audit.AuditContract;
import org.cloudy.bus.audit.AuditEntry;
import org.cloudy.bus.audit.AuditPage;
import org.cloudy.bus.audit.AuditQuery;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What was done on the node, the newest first. */
@Command
public final class AuditCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Option(names = "--since", paramLabel = "DAY")
    private @Nullable LocalDate since;

    @Option(names = "--until", paramLabel = "DAY")
    private @Nullable LocalDate until;

    @Option(names = "--user", paramLabel = "USER")
    private @Nullable String user;

    @Option(names = "--text", paramLabel = "TEXT")
    private @Nullable String text;

    @Option(names = "--before", paramLabel = "NUMBER")
    private @Nullable Long before;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
    private int limit;

    public AuditCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        LocalDate last = until == null ? null : until.plusDays(1);
        AuditQuery query = new AuditQuery(start(since), start(last), user, text, before, limit);
        return cloudy.show(cloudy.ask(AuditContract.FIND, query), "entries", this::view);
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null
                ? null
                : day.atStartOfDay(cloudy.surroundings().clock().getZone()).toInstant();
    }

    private String view(AuditPage page) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                ">" + texts.of("cli.column.number"),
                texts.of("cli.column.time"),
                texts.of("cli.column.user"),
                texts.of("cli.column.origin"),
                texts.of("cli.column.act"),
                texts.of("cli.column.subject"),
                texts.of("cli.column.outcome"));
        for (AuditEntry told : page.entries()) {
            AuditEntry entry = told.in(texts.language());
            table.row(
                    String.valueOf(entry.number()),
                    entry.time().toString(),
                    entry.user(),
                    entry.origin(),
                    entry.act(),
                    entry.subject(),
                    entry.outcome());
        }
        return cloudy.table(table, "cli.none.audit");
    }
}
