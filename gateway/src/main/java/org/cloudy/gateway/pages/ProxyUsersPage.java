package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.squid.ProxyLogin;
import org.cloudy.bus.squid.ProxyUserName;
import org.cloudy.bus.squid.ProxyUsers;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.bus.text.Text;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** Who may use the web proxy with a password. */
final class ProxyUsersPage {
    private static final String PAGE = "users";
    private static final String PATH = ProxyPages.path(PAGE);

    private final CapabilityPages pages;
    private final Renderer renderer;

    ProxyUsersPage(CapabilityPages pages, Renderer renderer) {
        this.pages = pages;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param name what was typed as the name of a new user
     * @param problems what is wrong with each field
     * @param problem why what somebody asked was refused; null if it was not
     */
    record View(
            CapabilityTabs.Head head,
            boolean on,
            boolean admin,
            List<String> users,
            String name,
            Map<String, String> problems,
            @Nullable String problem) {}

    /** Asks about one user: for another password, or whether to remove it. */
    record Question(String name, Map<String, String> problems) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, "", null));
        router.post(PATH).handler(this::add);
        router.get(PATH + "/change").handler(ctx -> ask(ctx, "proxy-user-change", name(ctx), Map.of(), 200));
        router.post(PATH + "/change").handler(this::change);
        router.get(PATH + "/remove").handler(ctx -> ask(ctx, "proxy-user-remove", name(ctx), Map.of(), 200));
        router.post(PATH + "/remove").handler(this::remove);
    }

    private void show(RoutingContext ctx, int status, String name, Failure.@Nullable Problem problem) {
        boolean admin = Visitor.of(ctx).may(Role.ADMIN);
        String language = Visitor.of(ctx).language();
        pages.head(ctx, PAGE)
                .compose(head -> users(ctx, admin && ProxyPages.isOn(head))
                        .map(users -> new View(
                                head,
                                ProxyPages.isOn(head),
                                admin,
                                users.users(),
                                name,
                                CapabilityPages.problems(problem, language),
                                problem == null || !problem.fields().isEmpty() ? null : problem.in(language))))
                .onSuccess(view -> renderer.show(ctx, status, "proxy-users", view))
                .onFailure(ctx::fail);
    }

    private Future<ProxyUsers> users(RoutingContext ctx, boolean wanted) {
        ProxyUsers none = new ProxyUsers(List.of());
        return wanted ? pages.unlessOff(ctx, SquidContract.USERS, Empty.EMPTY, none) : Future.succeededFuture(none);
    }

    private void add(RoutingContext ctx) {
        String name = CapabilityPages.typed(ctx, "name").strip();
        pages.send(ctx, SquidContract.ADD_USER, new ProxyLogin(name, CapabilityPages.typed(ctx, "password")))
                .onSuccess(users -> Go.to(ctx, PATH, "proxy-user-added"))
                .onFailure(cause -> refuse(ctx, cause, failure -> show(ctx, status(failure), name, failure.problem())));
    }

    private void change(RoutingContext ctx) {
        String name = CapabilityPages.typed(ctx, "name");
        String language = Visitor.of(ctx).language();
        pages.send(ctx, SquidContract.CHANGE_USER, new ProxyLogin(name, CapabilityPages.typed(ctx, "password")))
                .onSuccess(users -> Go.to(ctx, PATH, "proxy-user-changed"))
                .onFailure(cause -> refuse(ctx, cause, failure -> {
                    Map<String, String> problems = CapabilityPages.problems(failure.problem(), language);
                    if (problems.containsKey("password")) {
                        ask(ctx, "proxy-user-change", name, problems, status(failure));
                    } else {
                        show(ctx, status(failure), "", failure.problem());
                    }
                }));
    }

    private void remove(RoutingContext ctx) {
        Call<ProxyUserName, ProxyUsers> call = SquidContract.REMOVE_USER;
        pages.send(ctx, call, new ProxyUserName(CapabilityPages.typed(ctx, "name")))
                .onSuccess(users -> Go.to(ctx, PATH, "proxy-user-removed"))
                .onFailure(cause -> refuse(ctx, cause, failure -> show(ctx, status(failure), "", failure.problem())));
    }

    private void ask(RoutingContext ctx, String template, String name, Map<String, String> problems, int status) {
        renderer.show(ctx, status, template, name, new Question(name, problems));
    }

    private static void refuse(RoutingContext ctx, Throwable cause, Consumer<Failure> onThePage) {
        Failure failure = Failure.from(cause);
        if (ProxyPages.isForSender(failure)) {
            onThePage.accept(failure);
        } else {
            ctx.fail(failure);
        }
    }

    private static int status(Failure failure) {
        return failure.code().status();
    }

    /** Of a user that a link names; the node knows whether there is one. */
    private static String name(RoutingContext ctx) {
        String name = ctx.queryParams().get("name");
        return name == null ? "" : Text.shortened(name);
    }
}
