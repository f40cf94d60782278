package org.cloudy.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.system.SetupState;
import org.cloudy.bus.system.SystemContract;

/** Until somebody has set the node up, each page leads to the first-boot wizard; afterwards the wizard leads to the start. */
final class SetupGate implements Handler<RoutingContext> {
    private static final String WIZARD = "/setup";

    private final EventBus bus;
    private final Languages languages;
    private volatile boolean passed;

    SetupGate(EventBus bus, Languages languages) {
        this.bus = bus;
        this.languages = languages;
    }

    @Override
    public void handle(RoutingContext ctx) {
        isOpen().onFailure(ctx::fail).onSuccess(open -> {
            if (open) {
                pass(ctx);
            } else if (isWizard(ctx) || ctx.normalizedPath().equals("/languages")) {
                ctx.next();
            } else if (Wishes.json(ctx.request())) {
                ctx.fail(Failure.of(FailureCode.FORBIDDEN, "gateway.not-set-up"));
            } else {
                Redirect.to(ctx, WIZARD);
            }
        });
    }

    /** Tells other nodes to come later as long as nobody has set this one up. */
    void hold(RoutingContext ctx) {
        isOpen().onFailure(ctx::fail).onSuccess(open -> {
            if (open) {
                ctx.next();
            } else {
                ctx.fail(Failure.of(FailureCode.UNAVAILABLE, "gateway.not-set-up"));
            }
        });
    }

    private Future<Boolean> isOpen() {
        return passed
                ? Future.succeededFuture(true)
                : SystemContract.SETUP_STATE.send(bus, Empty.EMPTY).map(this::learn);
    }

    private boolean learn(SetupState state) {
        languages.learn(state.language());
        passed = !state.needed();
        return passed;
    }

    private static void pass(RoutingContext ctx) {
        if (isWizard(ctx) && ctx.request().method().equals(HttpMethod.GET)) {
            Redirect.to(ctx, LocalPath.ROOT);
        } else {
            ctx.next();
        }
    }

    private static boolean isWizard(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        return path.equals(WIZARD) || path.startsWith(WIZARD + "/");
    }
}
