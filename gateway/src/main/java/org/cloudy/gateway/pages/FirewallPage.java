package org.cloudy.gateway.pages;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.firewall.Firewall;
import org.cloudy.bus.firewall.FirewallContract;
import org.cloudy.bus.firewall.FirewallState;
import org.cloudy.bus.firewall.OpenPort;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** The firewall, tried before it lasts. */
final class FirewallPage {
    private static final String PATH = "/system/firewall";

    private final EventBus bus;
    private final Renderer renderer;
    private final Clock clock;

    FirewallPage(EventBus bus, Renderer renderer, Clock clock) {
        this.bus = bus;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** What the page shows; {@code seconds} are those of a trial that are left, {@code obstacle} why it can't be switched on. */
    record View(
            FirewallState state,
            boolean off,
            boolean trial,
            boolean on,
            long seconds,
            @Nullable String obstacle,
            List<OpenPort> open,
            @Nullable String device,
            boolean may,
            @Nullable String problem) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, null));
        router.get(PATH + "/ask").handler(this::ask);
        router.post(PATH + "/try").handler(ctx -> send(ctx, FirewallContract.TRY, "firewall-trial"));
        router.post(PATH + "/confirm").handler(ctx -> send(ctx, FirewallContract.CONFIRM, "firewall-on"));
        router.post(PATH + "/off").handler(ctx -> send(ctx, FirewallContract.OFF, "firewall-off"));
        List.of("try", "confirm", "off")
                .forEach(name -> router.get(PATH + "/" + name).handler(ctx -> Go.to(ctx, PATH)));
    }

    private void show(RoutingContext ctx, int status, @Nullable String problem) {
        shown(ctx, status, "system-firewall", problem);
    }

    private void ask(RoutingContext ctx) {
        shown(ctx, 200, "system-firewall-ask", null);
    }

    private void shown(RoutingContext ctx, int status, String template, @Nullable String problem) {
        Visitor visitor = Visitor.of(ctx);
        FirewallContract.STATUS
                .send(bus, Empty.EMPTY, visitor.caller())
                .map(firewall -> view(firewall, visitor, problem))
                .onSuccess(view -> renderer.show(ctx, status, template, view))
                .onFailure(ctx::fail);
    }

    private View view(Firewall firewall, Visitor visitor, @Nullable String problem) {
        return new View(
                firewall.state(),
                firewall.state() == FirewallState.OFF,
                firewall.state() == FirewallState.TRIAL,
                firewall.state() == FirewallState.ON,
                firewall.until() == null
                        ? 0
                        : Math.max(
                                0,
                                Duration.between(clock.instant(), firewall.until())
                                        .toSeconds()),
                firewall.obstacle() == null ? null : firewall.obstacle().in(visitor.language()),
                firewall.open(),
                firewall.device(),
                visitor.may(Role.ADMIN),
                problem);
    }

    private void send(RoutingContext ctx, Call<Empty, Firewall> call, String notice) {
        Visitor visitor = Visitor.of(ctx);
        call.send(bus, Empty.EMPTY, visitor.caller())
                .onSuccess(done -> Go.to(ctx, PATH, notice))
                .onFailure(cause -> {
                    Failure failure = Failure.from(cause);
                    show(ctx, failure.code().status(), failure.problem().in(visitor.language()));
                });
    }
}
