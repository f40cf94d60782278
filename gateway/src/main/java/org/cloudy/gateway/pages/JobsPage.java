package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.jobs.JobDetail;
import org.cloudy.bus.jobs.JobId;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** Jobs, and one job with its log as it grows. */
final class JobsPage {
    /** A reply brings at most so many lines. */
    private static final int LINES = 1000;
    /** A page shows the end of a longer log. */
    private static final int MOST_REPLIES = 20;

    private final EventBus bus;
    private final Renderer renderer;

    JobsPage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /** The latest jobs. */
    record View(List<JobRow> jobs) {}

    void mount(Router router) {
        router.get("/jobs").handler(this::list);
        router.getWithRegex("/jobs/(?<id>\\d{1,18})").handler(ctx -> show(ctx, 200, "job", null));
        router.getWithRegex("/jobs/(?<id>\\d{1,18})/cancel").handler(ctx -> show(ctx, 200, "job-cancel", null));
        router.postWithRegex("/jobs/(?<id>\\d{1,18})/cancel").handler(this::cancel);
    }

    private void list(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        JobsContract.LIST
                .send(bus, Empty.EMPTY, visitor.caller())
                .map(list -> new View(list.jobs().stream()
                        .map(job -> JobRow.of(job, visitor.language()))
                        .toList()))
                .onSuccess(view -> renderer.show(ctx, 200, "jobs", view))
                .onFailure(ctx::fail);
    }

    private void show(RoutingContext ctx, int status, String template, @Nullable String refusal) {
        Visitor visitor = Visitor.of(ctx);
        wholeLog(ctx, new JobQuery(id(ctx), 1), MOST_REPLIES)
                .map(detail -> JobPanel.of(detail, visitor.language(), visitor.may(Role.ADMIN), true))
                .map(panel -> refusal == null ? panel : panel.refused(refusal))
                .onSuccess(panel ->
                        renderer.show(ctx, status, template, panel.job().title().in(visitor.language()), panel))
                .onFailure(ctx::fail);
    }

    private Future<JobDetail> wholeLog(RoutingContext ctx, JobQuery query, int replies) {
        return JobsContract.GET.send(bus, query, Visitor.of(ctx).caller()).compose(part -> {
            if (part.lines().size() < LINES || replies == 1) {
                return Future.succeededFuture(part);
            }
            int next = part.lines().get(part.lines().size() - 1).number() + 1;
            return wholeLog(ctx, new JobQuery(query.id(), next), replies - 1)
                    .map(rest -> new JobDetail(rest.job(), joined(part.lines(), rest.lines())));
        });
    }

    private static List<JobLine> joined(List<JobLine> first, List<JobLine> rest) {
        return java.util.stream.Stream.concat(first.stream(), rest.stream()).toList();
    }

    private void cancel(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        JobsContract.CANCEL
                .send(bus, new JobId(id(ctx)), visitor.caller())
                .onSuccess(job -> Go.to(ctx, "/jobs/" + job.id(), "job-cancelled"))
                .onFailure(cause -> {
                    Failure failure = Failure.from(cause);
                    if (failure.code() == FailureCode.CONFLICT) {
                        show(
                                ctx,
                                failure.code().status(),
                                "job",
                                failure.problem().in(visitor.language()));
                    } else {
                        ctx.fail(failure);
                    }
                });
    }

    private static long id(RoutingContext ctx) {
        return Long.parseLong(ctx.pathParam("id"));
    }
}
