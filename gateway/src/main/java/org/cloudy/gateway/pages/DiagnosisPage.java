package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.diagnosis.Diagnosis;
import org.cloudy.bus.diagnosis.DiagnosisContract;
import org.cloudy.bus.diagnosis.RepairWish;
import org.cloudy.bus.text.Text;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** All checks of the node, with what puts right what they find. */
final class DiagnosisPage {
    private static final String PATH = "/system/diagnosis";
    private static final String RESOURCE = "diagnosis";
    private static final Duration LATELY = Duration.ofMinutes(5);
    private static final String NODE = "node";

    private final EventBus bus;
    private final Renderer renderer;
    private final LatestJob jobs;

    DiagnosisPage(EventBus bus, Renderer renderer, Clock clock) {
        this.bus = bus;
        this.renderer = renderer;
        this.jobs = new LatestJob(bus, clock, LATELY);
    }

    /** What the page shows; {@code health} is the worst that was found. */
    record View(
            List<Part> parts,
            Health health,
            int found,
            boolean mayRepair,
            @Nullable JobPanel job,
            boolean busy,
            @Nullable String problem) {}

    /** What one part's checks found; {@code href} is that of its own page, null if it has none. */
    record Part(
            String name,
            Text title,
            Health health,
            List<CheckResult> checks,
            boolean repairable,
            @Nullable String href) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, null));
        router.post(PATH + "/repair").handler(this::repair);
        router.get(PATH + "/repair").handler(ctx -> Go.to(ctx, PATH));
    }

    private void show(RoutingContext ctx, int status, @Nullable String problem) {
        Visitor visitor = Visitor.of(ctx);
        Future<Optional<JobPanel>> job = jobs.ofResource(RESOURCE, visitor);
        Future<Diagnosis> found = DiagnosisContract.RUN.send(bus, Empty.EMPTY, visitor.caller());
        Future.all(job, found)
                .map(all -> view(found.result(), job.result().orElse(null), visitor, problem))
                .onSuccess(view -> renderer.show(ctx, status, "system-diagnosis", view))
                .onFailure(ctx::fail);
    }

    private static View view(Diagnosis diagnosis, @Nullable JobPanel job, Visitor visitor, @Nullable String problem) {
        boolean admin = visitor.may(Role.ADMIN);
        List<Part> parts =
                diagnosis.parts().stream().map(part -> part(part, admin)).toList();
        return new View(
                parts,
                worst(parts.stream().map(Part::health).toList()),
                (int) diagnosis.parts().stream()
                        .flatMap(part -> part.checks().stream())
                        .filter(DiagnosisPage::isFound)
                        .count(),
                parts.stream().anyMatch(Part::repairable),
                job,
                job != null && !job.over(),
                problem);
    }

    private static Part part(Diagnosis.PartFindings part, boolean admin) {
        return new Part(
                part.name(),
                part.title(),
                worst(part.checks().stream().map(CheckResult::health).toList()),
                part.checks(),
                admin && part.checks().stream().anyMatch(check -> check.repairable() && isFound(check)),
                part.name().equals(NODE) ? null : CapabilityTile.href(part.name()));
    }

    private static boolean isFound(CheckResult check) {
        return check.health() == Health.WARNING || check.health() == Health.CRITICAL;
    }

    private static Health worst(List<Health> all) {
        return all.stream()
                .filter(health -> health != Health.UNKNOWN)
                .max(Comparator.comparingInt(List.of(Health.PASSING, Health.WARNING, Health.CRITICAL)::indexOf))
                .orElse(Health.PASSING);
    }

    private void repair(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        DiagnosisContract.REPAIR
                .send(bus, new RepairWish(ctx.request().formAttributes().getAll("part")), visitor.caller())
                .onSuccess(job -> Go.to(ctx, PATH))
                .onFailure(cause -> {
                    Failure failure = Failure.from(cause);
                    show(ctx, failure.code().status(), failure.problem().in(visitor.language()));
                });
    }
}
