package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.DnsStatistics;
import org.cloudy.bus.dns.Zone;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.bus.dns.Zones;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** The zones that the node is the primary of. */
final class ZonesPage {
    static final String PATH = DnsPages.PATH + "/zones";

    private final DnsPages pages;
    private final Renderer renderer;

    ZonesPage(DnsPages pages, Renderer renderer) {
        this.pages = pages;
        this.renderer = renderer;
    }

    /** One zone in the list. */
    record Row(Zone zone, String href) {}

    /** What was asked of the server, as numbers are written. */
    record Counts(String requests, String answered, String absent, String failed, String recursive) {}

    /** The page; {@code counts} is null where they could not be told. */
    record View(
            CapabilityTabs.Head head,
            boolean admin,
            List<Row> zones,
            @Nullable Counts counts,
            Typed typed,
            @Nullable String problem) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, Typed.NOTHING, null));
        router.post(PATH).handler(this::create);
    }

    private void show(RoutingContext ctx, int status, Typed typed, @Nullable String problem) {
        Visitor visitor = Visitor.of(ctx);
        Future<CapabilityTabs.Head> head = pages.head(ctx, "zones");
        Future<Zones> zones = pages.ask(ctx, DnsContract.ZONES, Empty.EMPTY);
        Future<@Nullable Counts> counts = pages.ask(ctx, DnsContract.STATISTICS, Empty.EMPTY)
                .map(told -> counts(told, visitor.language()))
                .otherwiseEmpty();
        Future.all(head, zones, counts)
                .map(all -> new View(
                        head.result(),
                        visitor.may(Role.ADMIN),
                        zones.result().zones().stream()
                                .map(zone -> new Row(zone, ZonePages.href(zone.name())))
                                .toList(),
                        counts.result(),
                        typed,
                        problem))
                .onSuccess(view -> renderer.show(ctx, status, "dns-zones", view))
                .onFailure(cause -> pages.fail(ctx, "zones", cause));
    }

    private static Counts counts(DnsStatistics told, String language) {
        Formats formats = new Formats(language);
        return new Counts(
                formats.number(told.requests()),
                formats.number(told.answered()),
                formats.number(told.absent()),
                formats.number(told.failed()),
                formats.number(told.recursive()));
    }

    private void create(RoutingContext ctx) {
        pages.ask(ctx, DnsContract.CREATE, new ZoneName(Typed.value(ctx, "name")))
                .onSuccess(zone -> Go.to(ctx, ZonePages.href(zone.name()), "zone-created"))
                .onFailure(cause -> pages.refuse(
                        ctx,
                        "zones",
                        cause,
                        (status, problem) -> show(ctx, status, Typed.of(ctx, "create", Failure.from(cause)), problem)));
    }
}
