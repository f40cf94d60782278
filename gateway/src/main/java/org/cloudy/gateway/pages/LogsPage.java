package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.logs.LogEntry;
import org.cloudy.bus.logs.LogLevel;
import org.cloudy.bus.logs.LogPage;
import org.cloudy.bus.logs.LogSources;
import org.cloudy.bus.logs.LogsContract;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** What the node and its daemons wrote, looked through. */
final class LogsPage {
    static final String PATH = "/system/logs";
    private static final int SHOWN = 300;
    private static final int DOWNLOADED = 5_000;

    private final EventBus bus;
    private final Renderer renderer;
    private final Clock clock;

    LogsPage(EventBus bus, Renderer renderer, Clock clock) {
        this.bus = bus;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** What the page shows; {@code problem} is what cannot be looked for. */
    record View(
            LogQueryForm form,
            List<Choice> sources,
            List<Choice> levels,
            List<Choice> spans,
            List<Row> entries,
            boolean more,
            String address,
            String downloadHref,
            @Nullable String problem) {}

    /** One entry; {@code at} is its time where the node is, to the second. */
    record Row(Instant time, String at, LogLevel level, String source, String text) {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

        static Row of(LogEntry entry) {
            return new Row(entry.time(), TIME.format(entry.time()), entry.level(), entry.source(), entry.text());
        }
    }

    /** One that can be chosen in a list; {@code key} is null for what is called as it is. */
    record Choice(String value, @Nullable String key, boolean chosen) {}

    void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.get(PATH + "/download").handler(this::download);
    }

    private void show(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        LogQueryForm form = LogQueryForm.of(ctx.queryParams());
        Future<LogSources> sources = LogsContract.SOURCES.send(bus, Empty.EMPTY, visitor.caller());
        sources.compose(known -> search(form, SHOWN, visitor.caller())
                        .map(page -> view(form, known, page, null))
                        .recover(cause -> explained(form, known, cause, visitor)))
                .onSuccess(view -> renderer.show(ctx, 200, "system-logs", view))
                .onFailure(ctx::fail);
    }

    private Future<LogPage> search(LogQueryForm form, int entries, Caller caller) {
        try {
            return LogsContract.SEARCH.send(bus, form.search(entries, clock), caller);
        } catch (Failure e) {
            return Future.failedFuture(e);
        }
    }

    private static Future<View> explained(LogQueryForm form, LogSources sources, Throwable cause, Visitor visitor) {
        Failure failure = Failure.from(cause);
        if (failure.code() != FailureCode.INVALID && failure.code() != FailureCode.NOT_FOUND) {
            return Future.failedFuture(failure);
        }
        String said = failure.problem().fields().isEmpty()
                ? failure.problem().in(visitor.language())
                : failure.problem().fields().getFirst().in(visitor.language());
        return Future.succeededFuture(view(form, sources, new LogPage(List.of(), false), said));
    }

    private static View view(LogQueryForm form, LogSources sources, LogPage page, @Nullable String problem) {
        return new View(
                form,
                sources.names().stream()
                        .map(name -> new Choice(name, null, name.equals(form.source())))
                        .toList(),
                List.of(LogLevel.values()).stream()
                        .map(level -> plain(level.name(), "page.logs.level.", form.level()))
                        .toList(),
                LogQueryForm.SPANS.keySet().stream()
                        .map(span -> plain(span, "page.logs.span.", form.span()))
                        .toList(),
                page.entries().stream().map(Row::of).toList(),
                page.more(),
                PATH + form.query(),
                PATH + "/download" + form.query(),
                problem);
    }

    private static Choice plain(String value, String prefix, String chosen) {
        String name = value.toLowerCase(Locale.ROOT);
        return new Choice(name, prefix + name, name.equals(chosen));
    }

    private void download(RoutingContext ctx) {
        search(LogQueryForm.of(ctx.queryParams()), DOWNLOADED, Visitor.of(ctx).caller())
                .onSuccess(page -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                        .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cloudy.log\"")
                        .end(page.entries().stream().map(LogsPage::line).collect(Collectors.joining())))
                .onFailure(ctx::fail);
    }

    private static String line(LogEntry entry) {
        return entry.time() + " " + entry.level() + " " + entry.source() + " " + entry.text() + "\n";
    }
}
