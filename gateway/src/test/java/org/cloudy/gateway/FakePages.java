package org.cloudy.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.gateway.pages.Pages;

/** A page for anyone, one for members, one that fails, and a form. */
final class FakePages implements Pages {
    private final Vertx vertx;

    FakePages(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void mount(Router router) {
        router.get("/").handler(this::nodes);
        router.get("/setup").handler(ctx -> ctx.end("wizard"));
        router.get("/capabilities").handler(this::capabilities);
        router.get("/broken").handler(ctx -> {
            throw new IllegalStateException("a secret detail");
        });
        router.post("/system/plugins/check").handler(this::upload);
        router.post("/capabilities/dns/zones/:zone/import").handler(this::upload);
        router.post("/documents/shared/publish").handler(this::upload);
        router.post("/change").handler(ctx -> ctx.end("changed " + ctx.request().getFormAttribute("what")));
    }

    private void nodes(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        DiscoveryContract.NODES
                .send(vertx.eventBus(), Empty.EMPTY, visitor.caller())
                .onSuccess(nodes -> ctx.end("user: " + visitor.caller().user() + "\nlanguage: " + visitor.language()
                        + "\ncsrf: " + visitor.csrfToken() + "\n"))
                .onFailure(ctx::fail);
    }

    private void capabilities(RoutingContext ctx) {
        CapabilitiesContract.LIST
                .send(vertx.eventBus(), Empty.EMPTY, Visitor.of(ctx).caller())
                .onSuccess(list -> ctx.end("capabilities"))
                .onFailure(ctx::fail);
    }

    private void upload(RoutingContext ctx) {
        Uploads.file(ctx, "file")
                .map(file -> vertx.fileSystem()
                        .readFile(file.uploadedFileName())
                        .map(text -> file.uploadedFileName() + " " + text + " "
                                + ctx.request().getFormAttribute("text")))
                .orElse(Future.succeededFuture("no file"))
                .onSuccess(ctx::end)
                .onFailure(ctx::fail);
    }
}
