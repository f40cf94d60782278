package org.cloudy.gateway.pages;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.cloudy.gateway.Visitor;

/** The members of the micro cloud. */
final class NodesPage {
    private final Catalogue catalogue;
    private final Renderer renderer;

    NodesPage(Catalogue catalogue, Renderer renderer) {
        this.catalogue = catalogue;
        this.renderer = renderer;
    }

    /** All nodes; {@code alone} tells that there is no other than this one. */
    record View(List<NodeRow> nodes, int members, boolean alone) {}

    void mount(Router router) {
        router.get("/nodes").handler(this::show);
    }

    private void show(RoutingContext ctx) {
        catalogue
                .nodes()
                .map(nodes -> new View(
                        nodes.stream()
                                .map(node -> NodeRow.of(node, Visitor.of(ctx).language()))
                                .toList(),
                        nodes.size(),
                        nodes.size() <= 1))
                .onSuccess(view -> renderer.show(ctx, 200, "nodes", view))
                .onFailure(ctx::fail);
    }
}
