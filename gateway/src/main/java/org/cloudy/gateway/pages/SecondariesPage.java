package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Role;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.OfferedZones;
import org.cloudy.bus.dns.OfferedZones.OfferedZone;
import org.cloudy.bus.dns.Secondaries;
import org.cloudy.bus.dns.Secondaries.SecondaryZone;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.bus.dns.ZoneSource;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** Zones that are fetched from other nodes, and those that could be. */
final class SecondariesPage {
    private static final String TAB = "secondaries";
    private static final String PATH = DnsPages.PATH + "/" + TAB;

    private final DnsPages pages;
    private final Renderer renderer;

    SecondariesPage(DnsPages pages, Renderer renderer) {
        this.pages = pages;
        this.renderer = renderer;
    }

    /** The page; {@code offered} are those that this node serves none of the name of. */
    record View(
            CapabilityTabs.Head head,
            boolean admin,
            List<Fetched> zones,
            List<OfferedZone> offered,
            @Nullable String problem) {}

    /** A zone that is fetched; {@code drop} leads to the question before it is so no more. */
    record Fetched(SecondaryZone zone, String drop) {
        static Fetched of(SecondaryZone zone) {
            return new Fetched(zone, PATH + "/drop?zone=" + ZoneView.encoded(zone.zone()));
        }
    }

    /** Where somebody is asked before a node's key is taken back. */
    static String revocation(String zone, NodeId node) {
        return PATH + "/revoke?zone=" + ZoneView.encoded(zone) + "&node=" + ZoneView.encoded(node.value());
    }

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, null));
        router.post(PATH + "/fetch").handler(ctx -> done(ctx, DnsContract.FETCH, source(ctx), PATH, "zone-fetched"));
        router.get(PATH + "/drop").handler(this::askBeforeDrop);
        router.post(PATH + "/drop")
                .handler(ctx ->
                        done(ctx, DnsContract.DROP, new ZoneName(Typed.value(ctx, "zone")), PATH, "zone-dropped"));
        router.get(PATH + "/revoke").handler(this::askBeforeRevocation);
        router.post(PATH + "/revoke")
                .handler(ctx -> done(
                        ctx,
                        DnsContract.REVOKE,
                        source(ctx),
                        ZonePages.href(Typed.value(ctx, "zone")),
                        "transfer-revoked"));
    }

    private void show(RoutingContext ctx, int status, @Nullable String problem) {
        Future<CapabilityTabs.Head> head = pages.head(ctx, TAB);
        Future<Secondaries> zones = pages.ask(ctx, DnsContract.SECONDARIES, Empty.EMPTY);
        Future<OfferedZones> offered = pages.ask(ctx, DnsContract.OFFERED, Empty.EMPTY);
        Future.all(head, zones, offered)
                .map(all -> new View(
                        head.result(),
                        Visitor.of(ctx).may(Role.ADMIN),
                        zones.result().zones().stream().map(Fetched::of).toList(),
                        offered.result().zones().stream()
                                .filter(zone -> !zone.taken())
                                .toList(),
                        problem))
                .onSuccess(view -> renderer.show(ctx, status, "dns-secondaries", view))
                .onFailure(cause -> pages.fail(ctx, TAB, cause));
    }

    private void askBeforeDrop(RoutingContext ctx) {
        String zone = asked(ctx, "zone");
        new ZoneQuestion("drop", zone, "", PATH + "/drop", PATH, Map.of("zone", zone)).show(ctx, renderer);
    }

    private void askBeforeRevocation(RoutingContext ctx) {
        String zone = asked(ctx, "zone");
        String node = asked(ctx, "node");
        Map<String, String> fields = Map.of("zone", zone, "node", node);
        new ZoneQuestion("revoke", zone, node, PATH + "/revoke", ZonePages.href(zone), fields).show(ctx, renderer);
    }

    private static String asked(RoutingContext ctx, String name) {
        return Objects.requireNonNullElse(ctx.queryParams().get(name), "");
    }

    private static ZoneSource source(RoutingContext ctx) {
        try {
            return new ZoneSource(Typed.value(ctx, "zone"), new NodeId(Typed.value(ctx, "node")));
        } catch (IllegalArgumentException e) {
            throw Failure.of(FailureCode.NOT_FOUND, "page.micro-cloud.no-such-node");
        }
    }

    private <Q extends Record, R extends Record> void done(
            RoutingContext ctx, Call<Q, R> call, Q request, String then, String notice) {
        pages.ask(ctx, call, request)
                .onSuccess(did -> Go.to(ctx, then, notice))
                .onFailure(cause -> pages.refuse(ctx, TAB, cause, (status, problem) -> show(ctx, status, problem)));
    }
}
