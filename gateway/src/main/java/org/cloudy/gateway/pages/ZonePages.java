package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ImportReport;
import org.cloudy.bus.dns.RecordChange;
import org.cloudy.bus.dns.ZoneFile;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.bus.dns.ZoneOptions;
import org.cloudy.bus.dns.ZonePage;
import org.cloudy.bus.dns.ZoneRecord;
import org.cloudy.bus.text.Text;
import org.cloudy.gateway.Uploads;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** One zone, and all that can be done with it. */
final class ZonePages {
    private final DnsPages pages;
    private final Renderer renderer;

    ZonePages(DnsPages pages, Renderer renderer) {
        this.pages = pages;
        this.renderer = renderer;
    }

    /** Asks before a record or a zone goes; {@code record} is null for a zone. */
    record Removal(
            String zone,
            String href,
            String action,
            @Nullable ZoneRecord record) {}

    /** A record to be changed. */
    record Edit(
            String zone,
            String href,
            ZoneView.RecordForm form,
            @Nullable String problem) {}

    /** A zone file to be taken, or what is wrong with one. */
    record Import(
            String zone,
            String href,
            String text,
            List<ImportReport.LineProblem> problems,
            List<Text> notes,
            @Nullable String problem) {}

    static String href(String zone) {
        return ZonesPage.PATH + "/" + ZoneView.encoded(zone);
    }

    void mount(Router router) {
        String path = ZonesPage.PATH + "/:zone";
        router.get(path).handler(ctx -> show(ctx, 200, Typed.NOTHING, null));
        router.post(path + "/records").handler(this::change);
        router.get(path + "/record").handler(ctx -> edit(ctx, 200, record(ctx.queryParams()), Typed.NOTHING, null));
        router.get(path + "/record/remove").handler(this::askBeforeRecord);
        router.post(path + "/record/remove").handler(this::remove);
        router.post(path + "/set").handler(this::set);
        router.get(path + "/unsign").handler(this::askBeforeUnsigning);
        router.get(path + "/delete").handler(this::askBeforeZone);
        router.post(path + "/delete").handler(this::delete);
        router.get(path + "/file").handler(this::export);
        router.get(path + "/import").handler(ctx -> importing(ctx, 200, "", List.of(), null));
        router.post(path + "/import").handler(this::take);
    }

    private void show(RoutingContext ctx, int status, Typed typed, @Nullable String problem) {
        Visitor visitor = Visitor.of(ctx);
        ZoneFilter filter = ZoneFilter.of(zone(ctx), ctx.queryParams());
        Future<CapabilityTabs.Head> head = pages.head(ctx, "zones");
        Future<ZonePage> page = pages.ask(ctx, DnsContract.ZONE, filter.query());
        Future.all(head, page)
                .map(both -> ZoneView.of(
                        head.result(),
                        page.result(),
                        filter,
                        visitor.may(Role.ADMIN),
                        typed,
                        problem,
                        visitor.language()))
                .onSuccess(view -> renderer.show(ctx, status, "dns-zone", zone(ctx), view))
                .onFailure(cause -> pages.fail(ctx, "zones", cause));
    }

    private void edit(RoutingContext ctx, int status, ZoneRecord before, Typed typed, @Nullable String problem) {
        ZoneView.RecordForm form = ZoneView.RecordForm.of(zone(ctx), before, typed);
        renderer.show(ctx, status, "dns-record", new Edit(zone(ctx), href(zone(ctx)), form, problem));
    }

    private void change(RoutingContext ctx) {
        MultiMap form = ctx.request().formAttributes();
        ZoneRecord before = form.contains("before-name") ? before(form) : null;
        RecordChange change = new RecordChange(zone(ctx), before, record(form), "true".equals(form.get("reverse")));
        pages.ask(ctx, DnsContract.CHANGE, change)
                .onSuccess(zone -> Go.to(ctx, href(zone.name()), "record-saved"))
                .onFailure(cause -> pages.refuse(ctx, "zones", cause, (status, problem) -> {
                    Typed typed = Typed.of(ctx, "record", Failure.from(cause));
                    if (before == null) {
                        show(ctx, status, typed, problem);
                    } else {
                        edit(ctx, status, before, typed, problem);
                    }
                }));
    }

    private void askBeforeRecord(RoutingContext ctx) {
        String action = href(zone(ctx)) + "/record/remove";
        renderer.show(
                ctx, 200, "dns-remove", new Removal(zone(ctx), href(zone(ctx)), action, record(ctx.queryParams())));
    }

    private void remove(RoutingContext ctx) {
        MultiMap form = ctx.request().formAttributes();
        RecordChange change = new RecordChange(zone(ctx), before(form), null, "true".equals(form.get("reverse")));
        done(ctx, DnsContract.CHANGE, change, href(zone(ctx)), "record-removed");
    }

    private void set(RoutingContext ctx) {
        ZoneOptions options = new ZoneOptions(zone(ctx), option(ctx, "signed"), option(ctx, "offered"));
        done(ctx, DnsContract.SET, options, href(zone(ctx)), "zone-saved");
    }

    private static @Nullable Boolean option(RoutingContext ctx, String name) {
        String value = ctx.request().getFormAttribute(name);
        return value == null ? null : Boolean.valueOf(value);
    }

    private void askBeforeUnsigning(RoutingContext ctx) {
        String zone = zone(ctx);
        ZoneQuestion question =
                new ZoneQuestion("unsign", zone, "", href(zone) + "/set", href(zone), Map.of("signed", "false"));
        question.show(ctx, renderer);
    }

    private void askBeforeZone(RoutingContext ctx) {
        String action = href(zone(ctx)) + "/delete";
        renderer.show(ctx, 200, "dns-remove", new Removal(zone(ctx), href(zone(ctx)), action, null));
    }

    private void delete(RoutingContext ctx) {
        done(ctx, DnsContract.DELETE, new ZoneName(zone(ctx)), ZonesPage.PATH, "zone-deleted");
    }

    /** Does it and leads on, or says on the zone's page why not. */
    private <Q extends Record, R extends Record> void done(
            RoutingContext ctx, Call<Q, R> call, Q request, String then, String notice) {
        pages.ask(ctx, call, request)
                .onSuccess(did -> Go.to(ctx, then, notice))
                .onFailure(cause -> pages.refuse(
                        ctx, "zones", cause, (status, problem) -> show(ctx, status, Typed.NOTHING, problem)));
    }

    private void export(RoutingContext ctx) {
        pages.ask(ctx, DnsContract.EXPORT, new ZoneName(zone(ctx)))
                .onSuccess(file -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/dns; charset=us-ascii")
                        .putHeader("Content-Disposition", "attachment; filename=\"" + fileName(file.zone()) + "\"")
                        .end(file.text()))
                .onFailure(cause -> pages.fail(ctx, "zones", cause));
    }

    private static String fileName(String zone) {
        return zone.replaceAll("[^a-z0-9._-]", "_") + ".zone";
    }

    private void importing(
            RoutingContext ctx,
            int status,
            String text,
            List<ImportReport.LineProblem> problems,
            @Nullable String problem) {
        renderer.show(
                ctx, status, "dns-import", new Import(zone(ctx), href(zone(ctx)), text, problems, List.of(), problem));
    }

    /** Takes the chosen file, or else what was pasted; only the latter is shown again when it is refused. */
    private void take(RoutingContext ctx) {
        String text = Uploads.pasted(ctx, "text");
        Uploads.text(ctx, "file", "page.dns-import.no-text")
                .compose(chosen -> pages.ask(ctx, DnsContract.IMPORT, new ZoneFile(zone(ctx), chosen.orElse(text))))
                .onSuccess(report -> {
                    if (report.zone() == null) {
                        importing(ctx, FailureCode.INVALID.status(), text, report.problems(), null);
                    } else {
                        String notice = report.notes().isEmpty() ? "zone-imported" : "zone-imported-serial";
                        Go.to(ctx, href(report.zone().name()), notice);
                    }
                })
                .onFailure(cause -> pages.refuse(
                        ctx, "zones", cause, (status, problem) -> importing(ctx, status, text, List.of(), problem)));
    }

    private static ZoneRecord record(MultiMap fields) {
        return record(fields, "");
    }

    private static ZoneRecord before(MultiMap fields) {
        return record(fields, "before-");
    }

    /** A time to live that is none is told as one that cannot be. */
    private static ZoneRecord record(MultiMap fields, String prefix) {
        String ttl = value(fields, prefix + "ttl").strip();
        return new ZoneRecord(
                value(fields, prefix + "name"),
                ttl.matches("\\d{1,10}") ? Long.parseLong(ttl) : -1,
                value(fields, prefix + "type"),
                value(fields, prefix + "data"));
    }

    private static String value(MultiMap fields, String name) {
        String value = fields.get(name);
        return value == null ? "" : value;
    }

    private static String zone(RoutingContext ctx) {
        return ctx.pathParam("zone");
    }
}
