package org.cloudy.gateway.pages;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.power.PowerContract;
import org.cloudy.bus.power.PowerWish;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** Starting anew and shutting down, each after a question, with a page that comes back by itself. */
final class PowerPage {
    private static final String PATH = "/system/power";
    /** Of this life of the node: a page that waits for the next one knows it by another name. */
    private final String life = UUID.randomUUID().toString();

    private final EventBus bus;
    private final Renderer renderer;

    PowerPage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /** What can be done; {@code obstacle} is why not to the machine, null if it can. */
    record View(
            @Nullable String obstacle,
            boolean may,
            @Nullable String problem) {}

    /** What is asked before, and waited for afterwards; names as they stand in keys and addresses. */
    record Question(String what, String act, boolean returns) {
        public String key() {
            return "page.power." + what + "." + act;
        }
    }

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, null));
        router.get(PATH + "/ask").handler(this::ask);
        router.get(PATH + "/wait").handler(this::await);
        router.post(PATH).handler(this::act);
    }

    private void show(RoutingContext ctx, int status, @Nullable String problem) {
        Visitor visitor = Visitor.of(ctx);
        PowerContract.STATE
                .send(bus, Empty.EMPTY, visitor.caller())
                .map(state -> new View(
                        state.machineObstacle() == null
                                ? null
                                : state.machineObstacle().in(visitor.language()),
                        visitor.may(Role.ADMIN),
                        problem))
                .onSuccess(view -> renderer.show(ctx, status, "system-power", view))
                .onFailure(ctx::fail);
    }

    private void ask(RoutingContext ctx) {
        wish(ctx.queryParams().get("what"), ctx.queryParams().get("act"))
                .ifPresentOrElse(
                        wish -> renderer.show(ctx, 200, "system-power-ask", question(wish)), () -> ctx.fail(404));
    }

    private void act(RoutingContext ctx) {
        Optional<PowerWish> wish =
                wish(ctx.request().getFormAttribute("what"), ctx.request().getFormAttribute("act"));
        if (wish.isEmpty()) {
            ctx.fail(400);
            return;
        }
        Visitor visitor = Visitor.of(ctx);
        Question question = question(wish.get());
        PowerContract.ACT
                .send(bus, wish.get(), visitor.caller())
                .onSuccess(done ->
                        Go.to(ctx, PATH + "/wait?life=" + life + "&what=" + question.what() + "&act=" + question.act()))
                .onFailure(cause -> {
                    Failure failure = Failure.from(cause);
                    show(ctx, failure.code().status(), failure.problem().in(visitor.language()));
                });
    }

    /** While the node is in the life that is to end; whoever asks in the next one is led on. */
    private void await(RoutingContext ctx) {
        Optional<PowerWish> wish =
                wish(ctx.queryParams().get("what"), ctx.queryParams().get("act"));
        if (wish.isPresent() && life.equals(ctx.queryParams().get("life"))) {
            renderer.show(ctx, 200, "system-power-wait", question(wish.get()));
        } else {
            Go.to(ctx, PATH, "power-back");
        }
    }

    private static Question question(PowerWish wish) {
        return new Question(name(wish.what()), name(wish.act()), wish.act() == PowerWish.Act.RESTART);
    }

    private static Optional<PowerWish> wish(@Nullable String what, @Nullable String act) {
        for (PowerWish.What one : PowerWish.What.values()) {
            for (PowerWish.Act other : PowerWish.Act.values()) {
                if (name(one).equals(what) && name(other).equals(act)) {
                    return Optional.of(new PowerWish(one, other));
                }
            }
        }
        return Optional.empty();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
