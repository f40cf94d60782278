package org.cloudy.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import org.cloudy.bus.Caller;
import org.cloudy.gateway.bridge.CallTimer;
import org.cloudy.gateway.bridge.HttpCalls;
import org.cloudy.gateway.bridge.Permissions;
import org.cloudy.gateway.bridge.SockJsBridge;
import org.cloudy.platform.NodeContext;
import org.jspecify.annotations.Nullable;

/** What a request passes on its way to a page: a list, from the first look at it to the pages themselves. */
final class WebRoutes {
    private static final long MAX_BODY = 64 << 10;
    /** With a picture of 64 KB, in Base64, with its plus signs and slashes encoded once more. */
    private static final long MAX_PICTURE_FORM = 160 << 10;

    private final NodeContext node;
    private final Sessions sessions;
    private final HalfSignIn half;
    private final Languages languages;
    private final Csrf csrf;
    private final Visitors visitors;
    private final Assets assets;
    private final Templates templates;
    private final PagesFactory pages;

    WebRoutes(
            NodeContext node,
            Sessions sessions,
            HalfSignIn half,
            Csrf csrf,
            Assets assets,
            Templates templates,
            PagesFactory pages) {
        this.node = node;
        this.sessions = sessions;
        this.half = half;
        this.languages = new Languages(node.vertx().eventBus(), sessions);
        this.csrf = csrf;
        this.visitors = new Visitors(sessions, languages, csrf);
        this.assets = assets;
        this.templates = templates;
        this.pages = pages;
    }

    Router router() {
        Vertx vertx = node.vertx();
        Router router = Router.router(vertx);
        Errors errors = new Errors(visitors, templates);
        Monitoring monitoring = new Monitoring(node);

        List.of(404, 405, 413, 500).forEach(status -> router.errorHandler(status, errors));
        router.route().failureHandler(errors);
        router.route().handler(new RequestLog(node.metrics()));
        router.route().handler(new SecurityHeaders());
        router.route().handler(new OwnNames(node));
        monitoring.mountHealth(router);
        new AsyncApi().mount(router);
        assets.mount(router);
        SetupGate gate = new SetupGate(vertx.eventBus(), languages);
        mountCalls(router, gate);
        router.route().handler(visitors);
        monitoring.mountMetrics(router);
        router.route("/bus/*").handler(new Origins()).subRouter(bridge().routes());
        router.post("/micro-cloud/*").handler(BodyHandler.create(false).setBodyLimit(MAX_PICTURE_FORM));
        new Uploads(node.config().data()).mount(router);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
        router.route().handler(gate);
        router.route().handler(new ExpiredForms(sessions));
        router.route().handler(csrf);
        new SignIn(vertx.eventBus(), sessions, half, templates).mount(router);
        languages.mount(router);
        pages.make(sessions).mount(router);
        return router;
    }

    /** Ahead of the visitors: whoever calls here is anybody, whatever cookies come along. */
    private void mountCalls(Router router, SetupGate gate) {
        HttpCalls calls = new HttpCalls(
                node.vertx().eventBus(), Permissions.ofContracts(), new CallTimer(node.metrics(), "http"));
        router.post(HttpCalls.PATH).handler(new Origins());
        router.post(HttpCalls.PATH).handler(new Strangers(node.clock()));
        router.post(HttpCalls.PATH).handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
        router.post(HttpCalls.PATH).handler(gate::hold);
        router.post(HttpCalls.PATH).handler(calls::answer);
        router.route(HttpCalls.PATH).handler(ctx -> ctx.fail(405));
    }

    private SockJsBridge bridge() {
        return new SockJsBridge(
                node.vertx(), Permissions.ofContracts(), new CallTimer(node.metrics(), "sockjs"), this::guest);
    }

    private SockJsBridge.Guest guest(RoutingContext ctx) {
        return new Guest(Visitor.of(ctx).caller(), Visitors.session(ctx), sessions);
    }

    private record Guest(Caller caller, @Nullable String session, Sessions sessions) implements SockJsBridge.Guest {
        @Override
        public Runnable untilSignedOut(Runnable cut) {
            return session == null ? () -> {} : sessions.watch(session, cut);
        }
    }
}
