package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SuggestQuery;
import org.cloudy.bus.search.Suggestions;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Visitor;

/**
 * What the search box of every page suggests while somebody types: words and titles of documents, services and nodes. It answers
 * {@code {"told": "3 suggestions", "suggestions": [{"text": "...", "hint": "...", "icon": "...", "href": "/..."}]}}; {@code told}
 * is for screen readers.
 */
final class SearchBox {
    static final String PATH = "/search/suggest";
    /** Whoever types does not wait. */
    private static final long PATIENCE_MS = 1500;

    private static final Pattern SYNTAX = Pattern.compile("[+!(){}\\[\\]^\"~*?:\\\\/|&]+");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;
    private static final int MOST_TEXTS = 6;
    private static final int MOST_SERVICES = 3;
    private static final int MOST_NODES = 2;

    private final EventBus bus;
    private final Catalogue catalogue;
    private final ServiceRows rows;

    SearchBox(EventBus bus, Catalogue catalogue, ServiceRows rows) {
        this.bus = bus;
        this.catalogue = catalogue;
        this.rows = rows;
    }

    /** Something that can be chosen. */
    record Suggestion(String text, String hint, String icon, String href) {
        JsonObject json() {
            return new JsonObject()
                    .put("text", text)
                    .put("hint", hint)
                    .put("icon", icon)
                    .put("href", href);
        }
    }

    void mount(Router router) {
        router.get(PATH).handler(this::suggest);
    }

    private void suggest(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        String text = DocumentFilter.text(ctx.queryParams());
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            ctx.json(answer(List.of(), visitor.language()));
            return;
        }
        Future<List<Suggestion>> texts = texts(text, visitor);
        Future<List<Suggestion>> places = places(Folded.words(text), visitor.language());
        Future.all(texts, places)
                .onSuccess(both -> ctx.json(answer(
                        Stream.concat(texts.result().stream(), places.result().stream())
                                .toList(),
                        visitor.language())))
                .onFailure(ctx::fail);
    }

    /** None while the search does not answer: services and nodes are suggested all the same. */
    private Future<List<Suggestion>> texts(String text, Visitor visitor) {
        return SearchContract.SUGGEST
                .send(bus, new SuggestQuery(text, MOST_TEXTS), visitor.caller())
                .timeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .map(Suggestions::texts)
                .otherwise(List.of())
                .map(found -> found.stream()
                        .limit(MOST_TEXTS)
                        .map(one -> new Suggestion(one, "", "search", "/search?text=" + Query.encoded(asWords(one))))
                        .toList());
    }

    /** A title is meant as words, whatever of it the query syntax would take for a field or an operator. */
    private static String asWords(String text) {
        return SYNTAX.matcher(text).replaceAll(" ").strip();
    }

    private Future<List<Suggestion>> places(List<String> words, String language) {
        Future<List<ServiceInstance>> services = catalogue.services();
        Future<List<NodeView>> nodes = catalogue.nodes();
        Future<Map<NodeId, NodeView>> byId = catalogue.nodesById();
        return Future.all(services, nodes, byId)
                .map(all -> Stream.concat(
                                FoundPlaces.services(words, rows.of(services.result(), byId.result(), language))
                                        .stream()
                                        .limit(MOST_SERVICES)
                                        .map(SearchBox::service),
                                FoundPlaces.nodes(words, nodes.result()).stream()
                                        .limit(MOST_NODES)
                                        .map(node -> node(node, language)))
                        .toList());
    }

    private static Suggestion service(ServiceRow row) {
        return new Suggestion(row.name(), row.type() + " · " + row.nodeLabel(), row.icon(), row.detail());
    }

    private static Suggestion node(NodeView node, String language) {
        String hint = Messages.text(language, "page.column.node", Map.of());
        return new Suggestion(node.name(), hint, "hdd-network", "/search?text=" + Query.encoded(node.name()));
    }

    private static JsonObject answer(List<Suggestion> suggestions, String language) {
        JsonArray all = new JsonArray();
        suggestions.forEach(suggestion -> all.add(suggestion.json()));
        String key = "page.box.found" + (suggestions.size() == 1 ? ".one" : ".other");
        String told = Messages.text(language, key, Map.of("n", new Formats(language).number(suggestions.size())));
        return new JsonObject().put("told", told).put("suggestions", all);
    }
}
