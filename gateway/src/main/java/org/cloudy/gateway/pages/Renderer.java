package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Templates;
import org.cloudy.gateway.Visitor;

/**
 * Answers requests with pages: the whole page to a browser, only what stands in the middle of it to a script that wants a
 * part of it.
 */
final class Renderer implements Templates {
    /** Pages that stand alone, without menu. */
    private static final Set<String> BARE = Set.of("setup", "login", "login-code");

    private static final String NOTICE = "page.notice.";
    private static final int LONGEST_PATH = 2000;
    /** Which run of the node made a page: another one after it started anew, so that a script can tell. */
    private static final String RUN_HEADER = "Cloudy-Run";

    private final String run = UUID.randomUUID().toString();
    private final Future<Engine> prepared;
    private final Catalogue catalogue;

    /** @param prepared the engine, when it has read its templates */
    Renderer(Future<Engine> prepared, Catalogue catalogue) {
        this.prepared = prepared;
        this.catalogue = catalogue;
    }

    /** Answers with a page that shows one thing, under the title that its template has. */
    void show(RoutingContext ctx, int status, String template, Record view) {
        render(ctx, status, template, Map.of("view", view)).onFailure(ctx::fail);
    }

    /** Answers with a page that shows one thing, under a title of its own. */
    void show(RoutingContext ctx, int status, String template, String title, Record view) {
        render(ctx, status, template, Map.of("view", view, "title", title)).onFailure(ctx::fail);
    }

    @Override
    public Future<Void> render(RoutingContext ctx, int status, String template, Map<String, Object> model) {
        return prepared.compose(engine -> catalogue.here().map(here -> page(engine, ctx, template, model, here)))
                .compose(html -> ctx.response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                        .putHeader(RUN_HEADER, run)
                        .putHeader(HttpHeaders.VARY, "HX-Request, Cookie, Accept-Language")
                        .end(html));
    }

    private String page(
            Engine engine, RoutingContext ctx, String template, Map<String, Object> model, Catalogue.Here here) {
        Visitor visitor = Visitor.of(ctx);
        Map<String, Object> all = new HashMap<>(model);
        all.putIfAbsent("title", Messages.text(visitor.language(), "page." + template + ".title", Map.of()));
        all.put("language", visitor.language());
        all.put("frame", Frame.of(here, visitor, BARE.contains(template), path(ctx), sought(ctx)));
        notice(ctx, visitor, all);
        String content = engine.fill(template, visitor.language(), visitor.csrfToken(), all);
        if (ctx.request().getHeader("HX-Request") != null) {
            return content;
        }
        all.put("content", content);
        all.put("run", run);
        return engine.fill("layout", visitor.language(), visitor.csrfToken(), all);
    }

    /** What was just done, as the address says; only what the pages have words for. */
    private static void notice(RoutingContext ctx, Visitor visitor, Map<String, Object> all) {
        String notice = ctx.queryParams().get("notice");
        if (notice != null && Messages.catalogue(visitor.language()).containsKey(NOTICE + notice)) {
            all.put("notice", NOTICE + notice);
        }
    }

    /** What stands in the search box: on the page of what was found, what was looked for. */
    private static String sought(RoutingContext ctx) {
        boolean found = ctx.normalizedPath().equals(SearchMenu.PATH) && !ServiceFilter.isMeant(ctx.queryParams());
        return found ? DocumentFilter.text(ctx.queryParams()) : "";
    }

    /** Where a form that is on every page comes back to. */
    private static String path(RoutingContext ctx) {
        String uri = ctx.request().uri();
        return uri.length() <= LONGEST_PATH && ctx.request().method().name().equals("GET") ? uri : ctx.normalizedPath();
    }
}
