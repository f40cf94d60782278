package org.cloudy.gateway.pages;

import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.system.Account;
import org.cloudy.bus.system.Setup;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** The first-boot wizard. Whoever finishes it is signed in. What was typed stays, but for passwords. */
final class SetupPage {
    private static final int LONGEST = 256;

    private final EventBus bus;
    private final Renderer renderer;
    private final Entrance entrance;

    SetupPage(EventBus bus, Renderer renderer, Entrance entrance) {
        this.bus = bus;
        this.renderer = renderer;
        this.entrance = entrance;
    }

    /**
     * What the page shows.
     *
     * @param problem what is wrong as a whole; null if nothing is
     * @param problems what is wrong with each field, by its name
     */
    record View(
            List<String> languages,
            String code,
            String nodeName,
            String user,
            @Nullable String problem,
            Map<String, String> problems) {}

    void mount(Router router) {
        router.get("/setup").handler(this::ask);
        router.post("/setup").handler(this::answer);
    }

    private void ask(RoutingContext ctx) {
        SystemContract.SETUP_STATE
                .send(bus, Empty.EMPTY, Visitor.of(ctx).caller())
                .onSuccess(state -> show(ctx, 200, "", state.nodeName(), "", null, Map.of()))
                .onFailure(ctx::fail);
    }

    private void answer(RoutingContext ctx) {
        if (ctx.request().getFormAttribute("finish") == null) {
            again(ctx, 200, null, Map.of()); // only the language was switched
        } else if (!typed(ctx, "password").equals(typed(ctx, "repeat"))) {
            String unequal = Messages.text(Visitor.of(ctx).language(), "page.setup.unequal", Map.of());
            again(ctx, FailureCode.INVALID.status(), null, Map.of("repeat", unequal));
        } else {
            setUp(ctx);
        }
    }

    private void setUp(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        Setup setup = new Setup(
                typed(ctx, "code").strip(),
                visitor.language(),
                typed(ctx, "nodeName").strip(),
                typed(ctx, "user").strip(),
                typed(ctx, "password"));
        SystemContract.SETUP
                .send(bus, setup, visitor.caller())
                .onSuccess(account -> welcome(ctx, account))
                .onFailure(cause -> refuse(ctx, Failure.from(cause), visitor.language()));
    }

    private void welcome(RoutingContext ctx, Account account) {
        entrance.open(ctx, account)
                .onSuccess(signedIn -> Go.to(ctx, "/", "welcome"))
                .onFailure(ctx::fail);
    }

    private void refuse(RoutingContext ctx, Failure failure, String language) {
        Map<String, String> problems = failure.problem().fields().stream()
                .collect(Collectors.toMap(
                        FieldProblem::field, problem -> problem.in(language), (first, second) -> first + " " + second));
        String sentence = failure.problem().in(language);
        switch (failure.code()) {
            case INVALID -> again(ctx, failure.code().status(), sentence, problems);
            case FORBIDDEN -> {
                Map<String, String> all = new HashMap<>(problems);
                all.putIfAbsent("code", sentence);
                again(ctx, failure.code().status(), null, all);
            }
            default -> ctx.fail(failure);
        }
    }

    private void again(RoutingContext ctx, int status, @Nullable String problem, Map<String, String> problems) {
        show(ctx, status, typed(ctx, "code"), typed(ctx, "nodeName"), typed(ctx, "user"), problem, problems);
    }

    private void show(
            RoutingContext ctx,
            int status,
            String code,
            String nodeName,
            String user,
            @Nullable String problem,
            Map<String, String> problems) {
        renderer.show(ctx, status, "setup", new View(Messages.LANGUAGES, code, nodeName, user, problem, problems));
    }

    private static String typed(RoutingContext ctx, String field) {
        MultiMap form = ctx.request().formAttributes();
        String value = form.get(field);
        return value == null || value.length() > LONGEST ? "" : value;
    }
}
