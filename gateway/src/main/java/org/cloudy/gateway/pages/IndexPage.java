package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Role;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.search.Placement;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Visitor;

/** For the curious: how the index is divided among the nodes, how large it is, and how much it is asked. */
final class IndexPage {
    static final String PATH = "/search/index";
    private static final String QUERIES = "queries";
    private static final String LATENCY = "latency";

    private final Catalogue catalogue;
    private final Renderer renderer;
    private final Latest<Placement> placement;
    private final IndexHistory history;

    IndexPage(EventBus bus, Catalogue catalogue, Renderer renderer, Clock clock) {
        this.catalogue = catalogue;
        this.renderer = renderer;
        this.history = new IndexHistory(clock);
        this.placement = new Latest<>(
                () -> SearchContract.PLACEMENT.send(bus, Empty.EMPTY).onSuccess(history::add), clock);
    }

    /** The page. */
    record View(IndexView index, List<Plots.Plot> plots) {}

    void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.get(PATH + "/plot").handler(this::plot);
    }

    private void show(RoutingContext ctx) {
        String language = Visitor.of(ctx).language();
        found(ctx)
                .compose(found -> catalogue
                        .nodesById()
                        .map(nodes -> new View(IndexView.of(found, nodes, language), plots(language))))
                .onSuccess(view -> renderer.show(ctx, 200, "search-index", view))
                .onFailure(ctx::fail);
    }

    private void plot(RoutingContext ctx) {
        boolean latency = LATENCY.equals(ctx.queryParams().get("measure"));
        found(ctx)
                .compose(found -> catalogue.nodesById())
                .onSuccess(nodes -> Plots.answer(ctx, latency ? history.latency(self(nodes)) : history.queries(nodes)))
                .onFailure(ctx::fail);
    }

    private Future<Placement> found(RoutingContext ctx) {
        return Visitor.of(ctx).may(Role.MEMBER)
                ? placement.get()
                : Future.failedFuture(SystemMenu.forbidden(Role.MEMBER));
    }

    private static List<NodeId> self(Map<NodeId, NodeView> nodes) {
        return nodes.values().stream()
                .filter(NodeView::self)
                .map(NodeView::node)
                .toList();
    }

    private static List<Plots.Plot> plots(String language) {
        return List.of(plot(QUERIES, "per-second", language), plot(LATENCY, "milliseconds", language));
    }

    private static Plots.Plot plot(String measure, String unit, String language) {
        return new Plots.Plot(
                "plot-" + measure,
                Messages.text(language, "page.index.plot." + measure, Map.of()),
                PATH + "/plot?measure=" + measure,
                unit);
    }
}
