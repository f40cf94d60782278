package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.gateway.Visitor;

/**
 * The pages on a stage: with made-up services behind them and somebody whom the address names, {@code ?as=guest|member|admin}
 * and {@code ?lang=ca}. {@code main} keeps it open at a port, to look at the pages in a browser.
 */
final class Stage {
    private static final int LARGEST_FIELD = 800_000;
    private static final String UPLOADS = "target/stage-uploads";

    final FakeBus fakes = new FakeBus();
    private final Vertx vertx;
    private final Clock clock;

    Stage(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Opens the pages; port 0 for a free one. */
    Future<HttpServer> open(int port) {
        WebPages pages = new WebPages(vertx, clock, name -> "/assets/" + name);
        Router router = Router.router(vertx);
        router.route().handler(ctx -> {
            ctx.response()
                    .putHeader(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'");
            ctx.next();
        });
        router.get("/assets/*").handler(StaticHandler.create("webroot").setCachingEnabled(false));
        router.route("/bus/*").subRouter(bridge());
        router.post("/documents/shared/publish")
                .handler(BodyHandler.create(UPLOADS)
                        .setMergeFormAttributes(false)
                        .setDeleteUploadedFilesOnEnd(true));
        router.route().handler(BodyHandler.create(false));
        router.route().handler(Stage::enter);
        router.get("/login")
                .handler(ctx -> pages.templates()
                        .render(ctx, 200, "login", Map.of("user", "", "returnTo", "/"))
                        .onFailure(ctx::fail));
        router.post("/languages").handler(ctx -> {
            ctx.response()
                    .addCookie(Cookie.cookie("lang", ctx.request().getFormAttribute("language"))
                            .setPath("/"));
            Go.to(ctx, ctx.request().getFormAttribute("returnTo"));
        });
        pages.mount(router, (ctx, account) -> Future.succeededFuture());
        router.route().failureHandler(ctx -> fail(ctx, pages));
        router.route().handler(ctx -> error(ctx, pages, 404, "There is no such page."));
        return fakes.serve(vertx.eventBus())
                .compose(
                        served -> vertx.createHttpServer(new HttpServerOptions().setMaxFormAttributeSize(LARGEST_FIELD))
                                .requestHandler(router)
                                .listen(port, "127.0.0.1"));
    }

    private Router bridge() {
        JsonArray all = new JsonArray().add(new JsonObject().put("addressRegex", "cloudy\\..*"));
        JsonObject options = new JsonObject().put("inboundPermitteds", all).put("outboundPermitteds", all);
        return SockJSHandler.create(vertx).bridge(new SockJSBridgeOptions(options));
    }

    private static void enter(RoutingContext ctx) {
        String role = choice(ctx, "as", "admin");
        Caller caller =
                switch (role) {
                    case "guest" -> Caller.ANONYMOUS;
                    case "member" -> new Caller("joan", Role.MEMBER);
                    default -> new Caller("marta", Role.ADMIN);
                };
        ctx.put("cloudy.visitor", new Visitor(caller, choice(ctx, "lang", "en"), "token"));
        ctx.next();
    }

    private static String choice(RoutingContext ctx, String name, String otherwise) {
        String asked = ctx.queryParams().get(name);
        Cookie kept = ctx.request().getCookie(name);
        if (asked != null) {
            ctx.response().addCookie(Cookie.cookie(name, asked).setPath("/"));
            return asked;
        }
        return kept == null ? otherwise : kept.getValue();
    }

    private static void fail(RoutingContext ctx, WebPages pages) {
        if (ctx.failure() instanceof Failure failure) {
            error(
                    ctx,
                    pages,
                    failure.code().status(),
                    failure.problem().in(Visitor.of(ctx).language()));
        } else {
            if (ctx.failure() != null) {
                ctx.failure().printStackTrace();
            }
            error(ctx, pages, ctx.statusCode() < 400 ? 500 : ctx.statusCode(), String.valueOf(ctx.failure()));
        }
    }

    private static void error(RoutingContext ctx, WebPages pages, int status, String message) {
        Map<String, Object> model =
                Map.of("status", status, "title", "Not found", "message", message, "request", "7f3a");
        pages.templates().render(ctx, status, "error", model).onFailure(Throwable::printStackTrace);
    }

    public static void main(String[] args) {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 7900;
        Clock clock = Clock.fixed(Sample.NOW, ZoneOffset.UTC);
        Stage stage = new Stage(Vertx.vertx(), clock);
        if (args.length > 1 && args[1].equals("alone")) {
            stage.fakes.microCloud.cloud = SampleCloud.none();
        }
        stage.open(port)
                .onSuccess(server -> System.out.println("http://127.0.0.1:" + server.actualPort() + "/"))
                .onFailure(Throwable::printStackTrace);
    }
}
