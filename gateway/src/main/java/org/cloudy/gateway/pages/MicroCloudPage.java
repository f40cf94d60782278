package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Role;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.NearbyCloud;
import org.cloudy.bus.microcloud.NearbyClouds;
import org.cloudy.bus.microcloud.Request;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** The micro cloud that this node is in, or the ways into one. What changes it is in {@link MicroCloudForms}. */
final class MicroCloudPage {
    static final String PATH = "/micro-cloud";
    static final String EXPEL = PATH + "/expel";
    static final String DECIDE = PATH + "/decide";

    private static final String RESOURCE = "microcloud";
    /** For how long a job is still shown that is over. */
    private static final Duration LATELY = Duration.ofMinutes(5);
    /** How soon after its job a node starts anew, at the latest. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final EventBus bus;
    private final Renderer renderer;
    private final Clock clock;
    private final LatestJob jobs;

    MicroCloudPage(EventBus bus, Renderer renderer, Clock clock) {
        this.bus = bus;
        this.renderer = renderer;
        this.clock = clock;
        this.jobs = new LatestJob(bus, clock, LATELY);
    }

    /** The map with the links of all members. */
    record MapView(LinkMap map) {}

    /** Asks whether somebody really wants that; {@code node} is a node's name, {@code id} its id. */
    record Question(String name, String node, String id, String message, boolean approve) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, Typed.NOTHING, null));
        router.get(PATH + "/map").handler(this::map);
        router.get(PATH + "/leave").handler(this::askBeforeLeaving);
        router.get(EXPEL).handler(this::askBeforeExpulsion);
        router.get(DECIDE).handler(this::askBeforeDecision);
        new MicroCloudForms(bus, renderer, this).mount(router);
    }

    /** The page, with what somebody typed and what is wrong with it. */
    void show(RoutingContext ctx, int status, Typed typed, Failure.@Nullable Problem problem) {
        Visitor visitor = Visitor.of(ctx);
        Future<Optional<JobPanel>> job = jobs.ofResource(RESOURCE, visitor);
        Future<List<NearbyCloud>> nearby = nearby(visitor);
        Future<Optional<MicroCloud>> cloud = cloud(visitor);
        Future.all(cloud, job, nearby)
                .map(all -> cloud.result()
                        .map(known -> MicroCloudView.of(
                                known,
                                nearby.result(),
                                job.result().orElse(null),
                                job.result().filter(this::moves).isPresent(),
                                visitor.may(Role.ADMIN),
                                typed,
                                problem == null ? null : problem.in(visitor.language()),
                                visitor.language()))
                        .orElseGet(() -> MicroCloudView.away(job.result().orElse(null))))
                .onSuccess(view -> renderer.show(ctx, status, "micro-cloud", view))
                .onFailure(ctx::fail);
    }

    /** The micro cloud as somebody may see it. */
    Future<MicroCloud> asked(RoutingContext ctx) {
        return MicroCloudContract.GET.send(bus, Empty.EMPTY, Visitor.of(ctx).caller());
    }

    /** The one that is asked about. Failure NOT_FOUND. */
    static NodeId node(RoutingContext ctx) {
        String id = ctx.request().getParam("node", "");
        try {
            return new NodeId(id);
        } catch (IllegalArgumentException e) {
            throw Failure.of(FailureCode.NOT_FOUND, "page.micro-cloud.no-such-node");
        }
    }

    private void map(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        MicroCloudContract.MAP
                .send(bus, Empty.EMPTY, visitor.caller())
                .onSuccess(map ->
                        renderer.show(ctx, 200, "micro-cloud-map", new MapView(LinkMap.of(map, visitor.language()))))
                .onFailure(ctx::fail);
    }

    private void askBeforeLeaving(RoutingContext ctx) {
        asked(ctx)
                .map(cloud -> new Question(name(cloud), "", "", "", false))
                .onSuccess(question -> renderer.show(ctx, 200, "micro-cloud-leave", question))
                .onFailure(ctx::fail);
    }

    private void askBeforeExpulsion(RoutingContext ctx) {
        NodeId node = node(ctx);
        asked(ctx)
                .map(cloud -> {
                    Member member = cloud.members().stream()
                            .filter(each -> each.node().equals(node) && !each.self())
                            .findAny()
                            .orElseThrow(MicroCloudPage::gone);
                    return new Question(name(cloud), member.name(), node.value(), "", false);
                })
                .onSuccess(question -> renderer.show(ctx, 200, "micro-cloud-expel", question))
                .onFailure(ctx::fail);
    }

    private void askBeforeDecision(RoutingContext ctx) {
        NodeId node = node(ctx);
        boolean approve = "true".equals(ctx.queryParams().get("approve"));
        asked(ctx)
                .map(cloud -> {
                    Request request = cloud.requests().stream()
                            .filter(each -> each.node().equals(node))
                            .findAny()
                            .orElseThrow(MicroCloudPage::gone);
                    return new Question(name(cloud), request.name(), node.value(), request.message(), approve);
                })
                .onSuccess(question -> renderer.show(ctx, 200, "micro-cloud-decide", question))
                .onFailure(ctx::fail);
    }

    /** Empty while nobody on the node can tell, as while it starts. */
    private Future<Optional<MicroCloud>> cloud(Visitor visitor) {
        return MicroCloudContract.GET
                .send(bus, Empty.EMPTY, visitor.caller())
                .map(Optional::of)
                .recover(cause -> Failure.from(cause).code() == FailureCode.UNAVAILABLE
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(cause));
    }

    /** What is near by is worth no failure. */
    private Future<List<NearbyCloud>> nearby(Visitor visitor) {
        return visitor.may(Role.ADMIN)
                ? MicroCloudContract.NEARBY
                        .send(bus, Empty.EMPTY, visitor.caller())
                        .map(NearbyClouds::clouds)
                        .otherwise(List.of())
                : Future.succeededFuture(List.of());
    }

    private boolean moves(JobPanel panel) {
        return !panel.over()
                || (panel.job().state() == JobState.SUCCEEDED
                        && panel.job().ended() != null
                        && panel.job().ended().plus(SOON).isAfter(clock.instant()));
    }

    static String name(MicroCloud cloud) {
        if (cloud.appearance() == null) {
            throw Failure.of(FailureCode.CONFLICT, "page.micro-cloud.in-none", Map.of());
        }
        return cloud.appearance().name();
    }

    private static Failure gone() {
        return Failure.of(FailureCode.NOT_FOUND, "page.micro-cloud.no-such-node");
    }
}
