package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.Configuration;
import org.cloudy.bus.capabilities.LogLines;
import org.cloudy.bus.capabilities.LogQuery;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** One capability: what it is, how it is, and all that can be done with it. */
final class CapabilityPage {
    private static final int TAIL = 100;
    private static final int WHOLE_LOG = 1000;
    /** For how long a job is still shown that is over. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final EventBus bus;
    private final Renderer renderer;
    private final LatestJob jobs;

    CapabilityPage(EventBus bus, Renderer renderer, Clock clock) {
        this.bus = bus;
        this.renderer = renderer;
        this.jobs = new LatestJob(bus, clock, LATELY);
    }

    void mount(Router router) {
        router.get("/capabilities/:name").handler(ctx -> show(ctx, 200, Map.of(), null));
        router.get("/capabilities/:name/log").handler(this::log);
        router.get("/capabilities/:name/act").handler(ctx -> Go.to(ctx, CapabilityTile.href(name(ctx))));
        router.post("/capabilities/:name").handler(this::configure);
        router.post("/capabilities/:name/act").handler(this::act);
    }

    private void show(RoutingContext ctx, int status, Map<String, Object> typed, Failure.@Nullable Problem problem) {
        Visitor visitor = Visitor.of(ctx);
        detail(ctx)
                .compose(detail -> view(detail, visitor, TAIL, typed, problem))
                .onSuccess(view -> renderer.show(
                        ctx, status, "capability", view.summary().title().in(visitor.language()), view))
                .onFailure(ctx::fail);
    }

    private void log(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        boolean part = ctx.request().getHeader("HX-Target") != null;
        detail(ctx)
                .compose(detail -> view(detail, visitor, part ? TAIL : WHOLE_LOG, Map.of(), null))
                .onSuccess(view -> renderer.show(
                        ctx, 200, "capability-log", view.summary().title().in(visitor.language()), view))
                .onFailure(ctx::fail);
    }

    private void configure(RoutingContext ctx) {
        detail(ctx)
                .onSuccess(detail -> {
                    Map<String, Object> typed =
                            SettingsForm.read(detail.fields(), ctx.request().formAttributes());
                    CapabilitiesContract.CONFIGURE
                            .send(
                                    bus,
                                    new Configuration(name(ctx), typed),
                                    Visitor.of(ctx).caller())
                            .onSuccess(job -> Go.to(ctx, CapabilityTile.href(name(ctx)), "settings-saved"))
                            .onFailure(cause -> refuse(ctx, Failure.from(cause), typed));
                })
                .onFailure(ctx::fail);
    }

    private void act(RoutingContext ctx) {
        Optional<Action> action = action(ctx.request().getFormAttribute("action"));
        if (action.isEmpty()) {
            ctx.fail(400);
            return;
        }
        CapabilitiesContract.ACT
                .send(
                        bus,
                        new ActionRequest(name(ctx), action.get()),
                        Visitor.of(ctx).caller())
                .onSuccess(job -> Go.to(ctx, CapabilityTile.href(name(ctx))))
                .onFailure(cause -> refuse(ctx, Failure.from(cause), Map.of()));
    }

    /** What can be put right on this page is told on this page. */
    private void refuse(RoutingContext ctx, Failure failure, Map<String, Object> typed) {
        if (failure.code() == FailureCode.INVALID || failure.code() == FailureCode.CONFLICT) {
            show(ctx, failure.code().status(), typed, failure.problem());
        } else {
            ctx.fail(failure);
        }
    }

    private Future<CapabilityDetail> detail(RoutingContext ctx) {
        return CapabilitiesContract.GET.send(
                bus, new CapabilityName(name(ctx)), Visitor.of(ctx).caller());
    }

    private Future<CapabilityView> view(
            CapabilityDetail detail,
            Visitor visitor,
            int lines,
            Map<String, Object> typed,
            Failure.@Nullable Problem problem) {
        Future<Optional<JobPanel>> job = jobs.of(detail.summary(), visitor);
        Future<List<String>> log = lines(detail, visitor, lines);
        return Future.all(job, log)
                .map(both -> CapabilityView.of(
                        detail,
                        job.result().orElse(null),
                        log.result(),
                        visitor.may(Role.ADMIN),
                        typed,
                        problem,
                        visitor.language()));
    }

    /** A log that can't be read now leaves the rest of the page as it is. */
    private Future<List<String>> lines(CapabilityDetail detail, Visitor visitor, int lines) {
        boolean wanted = lines > 0
                && visitor.may(Role.ADMIN)
                && CapabilityView.isInstalled(detail.summary().state());
        return wanted
                ? CapabilitiesContract.LOG
                        .send(bus, new LogQuery(detail.summary().name(), lines), visitor.caller())
                        .map(LogLines::lines)
                        .otherwise(List.of())
                : Future.succeededFuture(List.of());
    }

    private static Optional<Action> action(@Nullable String name) {
        return Arrays.stream(Action.values())
                .filter(action -> Words.plain(action).equals(name))
                .findFirst();
    }

    private static String name(RoutingContext ctx) {
        return ctx.pathParam("name");
    }
}
