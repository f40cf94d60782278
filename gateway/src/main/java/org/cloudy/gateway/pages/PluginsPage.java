package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.PluginList;
import org.cloudy.bus.capabilities.PluginReport;
import org.cloudy.bus.capabilities.PluginText;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Uploads;
import org.cloudy.gateway.Visitor;
import org.cloudy.gateway.pages.PluginViews.Add;
import org.cloudy.gateway.pages.PluginViews.Confirm;
import org.cloudy.gateway.pages.PluginViews.Index;
import org.cloudy.gateway.pages.PluginViews.Remove;
import org.jspecify.annotations.Nullable;

/** The plugins of this node: which there are, and the ways to add one and to remove one. */
final class PluginsPage {
    static final String PATH = SystemMenu.PATH + "/plugins";
    private static final String ADD = PATH + "/add";
    private static final String REMOVE = PATH + "/remove";

    private final EventBus bus;
    private final Renderer renderer;

    PluginsPage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    void mount(Router router) {
        router.get("/plugin.schema.json").handler(this::schema);
        router.get(PATH).handler(ctx -> show(ctx, 200, null));
        router.get(ADD).handler(this::begin);
        router.get(PATH + "/check").handler(ctx -> Go.to(ctx, ADD));
        router.post(PATH + "/check").handler(this::check);
        router.post(ADD).handler(this::add);
        router.get(REMOVE).handler(this::askBeforeRemoval);
        router.post(REMOVE).handler(this::remove);
    }

    /** For editors, which complete by it. */
    private void schema(RoutingContext ctx) {
        CapabilitiesContract.PLUGIN_SCHEMA
                .send(bus, Empty.EMPTY, Visitor.of(ctx).caller())
                .compose(schema -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/schema+json")
                        .end(new JsonObject(schema.schema()).toBuffer()))
                .onFailure(ctx::fail);
    }

    private void show(RoutingContext ctx, int status, Failure.@Nullable Problem problem) {
        Visitor visitor = Visitor.of(ctx);
        plugins(visitor)
                .map(list -> Index.of(list, visitor.may(Role.ADMIN), visitor.language(), problem))
                .onSuccess(view -> renderer.show(ctx, status, "plugins", view))
                .onFailure(ctx::fail);
    }

    /** The page to add one says nothing that is secret, but only an administrator has a use for it. */
    private void begin(RoutingContext ctx) {
        if (Visitor.of(ctx).may(Role.ADMIN)) {
            renderer.show(ctx, 200, "plugin-add", Add.NOTHING);
        } else {
            ctx.fail(Failure.of(FailureCode.FORBIDDEN, "failure.forbidden"));
        }
    }

    private void check(RoutingContext ctx) {
        text(ctx).onSuccess(text -> send(ctx, text, false)).onFailure(cause -> refuse(ctx, cause, ""));
    }

    private void add(RoutingContext ctx) {
        send(ctx, Uploads.pasted(ctx, "text"), true);
    }

    /** Lets a plugin be looked at, or taken; a mistake in it is shown where it is, and what was typed stays. */
    private void send(RoutingContext ctx, String text, boolean take) {
        Visitor visitor = Visitor.of(ctx);
        Future<PluginReport> report = (take ? CapabilitiesContract.ADD_PLUGIN : CapabilitiesContract.CHECK_PLUGIN)
                .send(bus, new PluginText(text), visitor.caller());
        report.onFailure(cause -> refuse(ctx, cause, text)).onSuccess(found -> {
            if (found.outline() == null || found.name() == null) {
                renderer.show(ctx, 400, "plugin-add", Add.mistaken(text, found.problems(), visitor.language()));
            } else if (take) {
                Go.to(ctx, CapabilityTile.href(found.name()), "plugin-added");
            } else {
                renderer.show(ctx, 200, "plugin-confirm", new Confirm(found.outline(), text));
            }
        });
    }

    private void refuse(RoutingContext ctx, Throwable cause, String text) {
        Failure failure = Failure.from(cause);
        if (failure.code() == FailureCode.FORBIDDEN || failure.code() == FailureCode.INTERNAL) {
            ctx.fail(failure);
        } else {
            String problem = failure.problem().in(Visitor.of(ctx).language());
            renderer.show(ctx, failure.code().status(), "plugin-add", new Add(text, List.of(), problem));
        }
    }

    private void askBeforeRemoval(RoutingContext ctx) {
        String name = Optional.ofNullable(ctx.queryParams().get("name")).orElse("");
        Visitor visitor = Visitor.of(ctx);
        plugins(visitor)
                .map(list -> Remove.of(list, name, visitor.language())
                        .orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "page.plugin-remove.unknown")))
                .onSuccess(view -> renderer.show(
                        ctx,
                        200,
                        "plugin-remove",
                        Messages.text(visitor.language(), "page.plugin-remove.title", Map.of("name", view.title())),
                        view))
                .onFailure(ctx::fail);
    }

    private void remove(RoutingContext ctx) {
        String name =
                Optional.ofNullable(ctx.request().getFormAttribute("name")).orElse("");
        CapabilitiesContract.REMOVE_PLUGIN
                .send(bus, new CapabilityName(name), Visitor.of(ctx).caller())
                .onSuccess(done -> Go.to(ctx, PATH, "plugin-removed"))
                .onFailure(cause -> {
                    Failure failure = Failure.from(cause);
                    if (failure.code() == FailureCode.CONFLICT) {
                        show(ctx, failure.code().status(), failure.problem());
                    } else {
                        ctx.fail(failure);
                    }
                });
    }

    private Future<PluginList> plugins(Visitor visitor) {
        return CapabilitiesContract.PLUGINS.send(bus, Empty.EMPTY, visitor.caller());
    }

    /** What the chosen file says, or else what was pasted. */
    private static Future<String> text(RoutingContext ctx) {
        return Uploads.text(ctx, "file", "page.plugin-add.no-text")
                .map(chosen -> chosen.orElseGet(() -> Uploads.pasted(ctx, "text")));
    }
}
