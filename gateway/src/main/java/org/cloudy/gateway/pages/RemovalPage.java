package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** Asks before a capability is removed, and removes it once a backup of it is made. Without one it goes as any other action. */
final class RemovalPage {
    private final EventBus bus;
    private final Renderer renderer;

    RemovalPage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /**
     * What is asked.
     *
     * @param packages whether it has Debian packages, which stay
     * @param keepsData whether its data stay, too, for the file of its plugin is gone
     * @param problems what is wrong with each field that was sent
     */
    record Question(
            CapabilitySummary summary,
            String href,
            boolean packages,
            boolean keepsData,
            Map<String, String> problems,
            @Nullable String problem) {}

    void mount(Router router) {
        router.get("/capabilities/:name/remove").handler(ctx -> ask(ctx, 200, Typed.NOTHING, null));
        router.post("/capabilities/:name/remove").handler(this::remove);
    }

    private void ask(RoutingContext ctx, int status, Typed typed, Failure.@Nullable Problem problem) {
        String language = Visitor.of(ctx).language();
        detail(ctx)
                .onSuccess(detail -> renderer.show(
                        ctx,
                        status,
                        "capability-remove",
                        detail.summary().title().in(language),
                        new Question(
                                detail.summary(),
                                CapabilityTile.href(detail.summary().name()),
                                !detail.packages().isEmpty(),
                                detail.checks().stream()
                                        .anyMatch(check -> check.component().equals(CheckResult.PLUGIN)),
                                typed.problems(),
                                problem == null ? null : problem.in(language))))
                .onFailure(ctx::fail);
    }

    private void remove(RoutingContext ctx) {
        String passphrase = Typed.value(ctx, "passphrase");
        if (!passphrase.equals(Typed.value(ctx, "repeat"))) {
            String words = Messages.text(Visitor.of(ctx).language(), "page.backups.unequal", Map.of());
            ask(ctx, FailureCode.INVALID.status(), new Typed("remove", Map.of(), Map.of("repeat", words)), null);
            return;
        }
        BackupContract.REMOVE
                .send(
                        bus,
                        new BackupWish(name(ctx), null, null, passphrase),
                        Visitor.of(ctx).caller())
                .onSuccess(job -> Go.to(ctx, "/jobs/" + job.id()))
                .onFailure(cause -> refuse(ctx, Failure.from(cause)));
    }

    /** What can be put right here is told here. */
    private void refuse(RoutingContext ctx, Failure failure) {
        if (failure.code() == FailureCode.INVALID || failure.code() == FailureCode.CONFLICT) {
            Typed typed = Typed.of(ctx, "remove", failure);
            ask(ctx, failure.code().status(), typed, typed.problems().isEmpty() ? failure.problem() : null);
        } else {
            ctx.fail(failure);
        }
    }

    private Future<CapabilityDetail> detail(RoutingContext ctx) {
        return CapabilitiesContract.GET.send(
                bus, new CapabilityName(name(ctx)), Visitor.of(ctx).caller());
    }

    private static String name(RoutingContext ctx) {
        return ctx.pathParam("name");
    }
}
