package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.audit.AuditContract;
import org.cloudy.bus.audit.AuditEntry;
import org.cloudy.bus.audit.AuditPage;
import org.cloudy.bus.audit.AuditQuery;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** What was done on the node: a table to look through, and the same as a file for a spreadsheet. */
final class AuditTrailPage {
    static final String PATH = SystemMenu.PATH + "/audit";

    private static final int ROWS = 50;
    private static final int ROWS_AT_ONCE = 500;
    private static final int MOST_REPLIES = 150;

    private final EventBus bus;
    private final Renderer renderer;

    AuditTrailPage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /**
     * What the page shows.
     *
     * @param olderHref where the next lines are; null if these are the last
     * @param newestHref where the first are; null if it is these
     */
    record View(
            AuditFilter filter,
            List<AuditRow> entries,
            @Nullable String olderHref,
            @Nullable String newestHref,
            String csvHref,
            @Nullable Instant oldest,
            int most,
            int days) {}

    void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.get(PATH + "/audit.csv").handler(this::export);
    }

    private void show(RoutingContext ctx) {
        AuditFilter filter = AuditFilter.of(ctx.queryParams());
        find(ctx, filter.query(filter.before(), ROWS))
                .onSuccess(page -> renderer.show(ctx, 200, "system-audit", view(ctx, filter, page)))
                .onFailure(ctx::fail);
    }

    private static View view(RoutingContext ctx, AuditFilter filter, AuditPage page) {
        String language = Visitor.of(ctx).language();
        List<AuditEntry> entries = page.entries();
        Long last = page.more() ? entries.get(entries.size() - 1).number() : null;
        return new View(
                filter,
                entries.stream().map(entry -> AuditRow.of(entry, language)).toList(),
                last == null ? null : PATH + filter.parameters(last),
                filter.before() == null ? null : PATH + filter.parameters(null),
                PATH + "/audit.csv" + filter.parameters(null),
                page.oldest(),
                page.most(),
                page.days());
    }

    private void export(RoutingContext ctx) {
        AuditFilter filter = AuditFilter.of(ctx.queryParams());
        all(ctx, filter, null, MOST_REPLIES)
                .onSuccess(entries -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                        .putHeader("Content-Disposition", "attachment; filename=\"audit.csv\"")
                        .end(AuditCsv.of(entries)))
                .onFailure(ctx::fail);
    }

    private Future<List<AuditEntry>> all(RoutingContext ctx, AuditFilter filter, @Nullable Long before, int replies) {
        return find(ctx, filter.query(before, ROWS_AT_ONCE)).compose(page -> {
            List<AuditEntry> entries = page.entries();
            if (!page.more() || replies == 1) {
                return Future.succeededFuture(entries);
            }
            long last = entries.get(entries.size() - 1).number();
            return all(ctx, filter, last, replies - 1).map(rest -> {
                List<AuditEntry> joined = new ArrayList<>(entries);
                joined.addAll(rest);
                return joined;
            });
        });
    }

    private Future<AuditPage> find(RoutingContext ctx, AuditQuery query) {
        return AuditContract.FIND.send(bus, query, Visitor.of(ctx).caller());
    }
}
