package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Visitor;

/**
 * All that has the words that somebody looks for: services and nodes as discovery sees them now, and documents of the whole micro
 * cloud. Where the documents can't be searched, the page says why, and shows the rest.
 */
final class ResultsPage {
    /** Nobody waits longer for documents than this, for services and nodes are known at once. */
    private static final long PATIENCE_SECONDS = 8;

    private final EventBus bus;
    private final Catalogue catalogue;
    private final ServiceRows rows;
    private final Renderer renderer;

    ResultsPage(EventBus bus, Catalogue catalogue, ServiceRows rows, Renderer renderer) {
        this.bus = bus;
        this.catalogue = catalogue;
        this.rows = rows;
        this.renderer = renderer;
    }

    /** The page; {@code none} tells that there is nothing at all. */
    record View(String text, FoundPlaces places, FoundDocuments documents, boolean none) {}

    /** The part that changes with discovery. */
    record PlacesView(FoundPlaces places) {}

    void mount(Router router) {
        router.get(FoundPlaces.PATH).handler(this::showPlaces);
    }

    void show(RoutingContext ctx) {
        DocumentFilter filter = DocumentFilter.of(ctx.queryParams());
        String language = Visitor.of(ctx).language();
        Future<FoundPlaces> places = places(filter.text(), language);
        Future<FoundDocuments> documents = documents(ctx, filter, language);
        Future.all(places, documents)
                .map(both -> new View(
                        filter.text(),
                        places.result(),
                        documents.result(),
                        nothing(places.result(), documents.result())))
                .onSuccess(view -> renderer.show(
                        ctx,
                        200,
                        "search-results",
                        Messages.text(language, "page.results.of", Map.of("text", filter.text())),
                        view))
                .onFailure(ctx::fail);
    }

    private void showPlaces(RoutingContext ctx) {
        places(DocumentFilter.text(ctx.queryParams()), Visitor.of(ctx).language())
                .onSuccess(places -> renderer.show(ctx, 200, "search-places", new PlacesView(places)))
                .onFailure(ctx::fail);
    }

    private Future<FoundPlaces> places(String text, String language) {
        Future<List<ServiceInstance>> services = catalogue.services();
        Future<List<NodeView>> nodes = catalogue.nodes();
        Future<Map<NodeId, NodeView>> byId = catalogue.nodesById();
        return Future.all(services, nodes, byId)
                .map(all -> FoundPlaces.of(
                        text, rows.of(services.result(), byId.result(), language), nodes.result(), language));
    }

    private Future<FoundDocuments> documents(RoutingContext ctx, DocumentFilter filter, String language) {
        return SearchContract.QUERY
                .send(bus, filter.query(), Visitor.of(ctx).caller())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .compose(results ->
                        catalogue.nodesById().map(nodes -> FoundDocuments.of(results, filter, nodes, language)))
                .otherwise(cause -> FoundDocuments.none(told(cause), filter, language));
    }

    private static Failure told(Throwable cause) {
        Failure failure = Failure.from(cause);
        return switch (failure.code()) {
            case INVALID -> failure;
            case UNAVAILABLE ->
                failure.problem().key().equals("failure.nobody-serves")
                        ? Failure.of(FailureCode.UNAVAILABLE, "page.documents.off")
                        : failure;
            default -> Failure.of(FailureCode.TIMEOUT, "page.documents.late");
        };
    }

    private static boolean nothing(FoundPlaces places, FoundDocuments documents) {
        return places.serviceCount() + places.nodeCount() == 0 && documents.total() == 0;
    }
}
