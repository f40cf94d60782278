package org.cloudy.gateway.pages;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.system.NodeRename;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.gateway.Visitor;

/** Calls the node something else. */
final class NamePage {
    private static final String PATH = SystemMenu.PATH + "/name";

    private final EventBus bus;
    private final Renderer renderer;

    NamePage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /** What the page shows; {@code name} is the one until now, or what was typed. */
    record View(String name, FormState form) {}

    void mount(Router router) {
        router.get(PATH).handler(this::ask);
        router.post(PATH).handler(this::rename);
    }

    private void ask(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        if (!visitor.may(Role.ADMIN)) {
            ctx.fail(SystemMenu.forbidden(Role.ADMIN));
            return;
        }
        SystemContract.STATUS
                .send(bus, Empty.EMPTY, visitor.caller())
                .onSuccess(status -> renderer.show(ctx, 200, "system-name", new View(status.name(), FormState.EMPTY)))
                .onFailure(ctx::fail);
    }

    private void rename(RoutingContext ctx) {
        String name = FormState.typed(ctx, "name").strip();
        SystemContract.RENAME
                .send(bus, new NodeRename(name), Visitor.of(ctx).caller())
                .onSuccess(renamed -> Go.to(ctx, SystemMenu.PATH, "renamed"))
                .onFailure(cause -> {
                    Failure failure = Failure.from(cause);
                    if (FormState.isOfForm(failure)) {
                        View view = new View(name, FormState.refused(ctx, failure));
                        renderer.show(ctx, failure.code().status(), "system-name", view);
                    } else {
                        ctx.fail(failure);
                    }
                });
    }
}
