package org.cloudy.gateway.pages;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** One document, with its text as it was published. */
final class DocumentPage {
    private static final String PATH = "/documents";

    private final EventBus bus;
    private final Catalogue catalogue;
    private final Renderer renderer;

    DocumentPage(EventBus bus, Catalogue catalogue, Renderer renderer) {
        this.bus = bus;
        this.catalogue = catalogue;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param link where the whole of it is; null if it is all here
     * @param lang its language as a tag; null where that is not known
     */
    record View(
            String id,
            String title,
            String kind,
            String node,
            @Nullable String lang,
            String languageKey,
            Instant published,
            @Nullable String link,
            @Nullable String place,
            List<Map.Entry<String, String>> attributes,
            String text) {}

    static String href(String id) {
        return PATH + "?id=" + Query.encoded(id);
    }

    void mount(Router router) {
        router.get(PATH).handler(this::show);
    }

    private void show(RoutingContext ctx) {
        String id = Objects.requireNonNullElse(ctx.queryParams().get("id"), "");
        SearchContract.GET
                .send(bus, new DocumentId(id), Visitor.of(ctx).caller())
                .compose(document -> catalogue.nodesById().map(nodes -> view(document, nodes)))
                .onSuccess(view -> renderer.show(ctx, 200, "document", view.title(), view))
                .onFailure(ctx::fail);
    }

    private static View view(Document document, Map<NodeId, NodeView> nodes) {
        String link = SafeLink.of(document.url());
        return new View(
                document.id(),
                document.title().isBlank() ? document.id() : document.title(),
                document.kind(),
                HitRow.nodeName(document.node(), nodes),
                HitRow.tag(document.language()),
                HitRow.languageKey(document.language()),
                document.published(),
                link,
                SafeLink.host(link),
                List.copyOf(new TreeMap<>(document.attributes()).entrySet()),
                document.text());
    }
}
