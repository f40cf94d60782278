package org.cloudy.cli.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cloudy.bus.Wire;
import org.cloudy.bus.logs.LogEntry;
import org.cloudy.bus.logs.LogLevel;
import org.cloudy.bus.logs.LogPage;
import org.cloudy.bus.logs.LogSearch;
import org.cloudy.bus.logs.LogsContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.view.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks through the logs of the node and of its daemons, or follows them until it is interrupted. */
@Command
public final class LogsCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** What may be written between two looks. */
    private static final int FOLLOWED = 5_000;

    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--source", paramLabel = "NAME")
    private @Nullable String source;

    @Option(names = "--level", paramLabel = "LEVEL", defaultValue = "info")
    private LogLevel level = LogLevel.INFO;

    @Option(names = "--grep", paramLabel = "TEXT", defaultValue = "")
    private String text = "";

    @Option(names = "--since", paramLabel = "TIME", defaultValue = "1d")
    private String since = "";

    @Option(names = "--until", paramLabel = "TIME")
    private @Nullable String until;

    @Option(names = "--lines", paramLabel = "N", defaultValue = "200")
    private int lines;

    @Option(names = "--follow")
    private boolean follow;

    public LogsCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        LogSearch search = new LogSearch(source, level, text, time(since), until == null ? null : time(until), lines);
        return follow ? follow(search) : cloudy.show(cloudy.ask(LogsContract.SEARCH, search), "entries", this::view);
    }

    private String view(LogPage page) {
        return page.entries().isEmpty()
                ? cloudy.texts().of("cli.none.lines")
                : page.entries().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private int follow(LogSearch first) {
        PrintStream out = cloudy.surroundings().out();
        LogCursor cursor = new LogCursor();
        LogSearch search = first;
        try (BusConnection node = cloudy.connect()) {
            while (!out.checkError()) {
                LogPage page = node.ask(LogsContract.SEARCH, search).value();
                cursor.fresh(page.entries()).forEach(entry -> out.println(cloudy.isJson() ? json(entry) : line(entry)));
                Instant from = cursor.latest();
                search = new LogSearch(
                        first.source(),
                        first.level(),
                        first.text(),
                        from == null ? first.since() : from,
                        first.until(),
                        from == null ? lines : FOLLOWED);
                node.next(BETWEEN_LOOKS);
            }
        }
        return 0;
    }

    private static String json(LogEntry entry) {
        return Cloudy.text(Wire.mapper().<JsonNode>valueToTree(entry));
    }

    private String line(LogEntry entry) {
        String head = cloudy.times().moment(entry.time()) + ":"
                + cloudy.times().timeOfDay(entry.time()).substring(6) + "  " + entry.source() + "  "
                + entry.level() + "  ";
        return head + entry.text().lines().map(Table::printable).collect(Collectors.joining("\n    "));
    }

    private Instant time(String typed) {
        return PointInTime.of(typed, cloudy.surroundings().clock())
                .orElseThrow(() -> new UsageError(
                        Objects.requireNonNull(spec).commandLine(),
                        cloudy.texts().of("cli.usage.time", "value", typed)));
    }
}
