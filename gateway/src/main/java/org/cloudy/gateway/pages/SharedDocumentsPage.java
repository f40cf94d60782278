package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.OwnDocuments;
import org.cloudy.bus.search.OwnDocuments.OwnDocument;
import org.cloudy.bus.search.OwnQuery;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** What this node publishes for others to find: a person's own documents, or to an administrator all. */
final class SharedDocumentsPage {
    static final String PATH = "/documents/shared";
    private static final int PAGE = 50;

    private final EventBus bus;
    private final Renderer renderer;

    SharedDocumentsPage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param all whether those of others are among them
     * @param first address of the first page; null while that is the one
     * @param next address of the page after; null on the last
     */
    record View(
            List<Row> documents,
            long total,
            boolean all,
            @Nullable String first,
            @Nullable String next) {
        /** Whether there is another page to go to. */
        public boolean paged() {
            return first != null || next != null;
        }
    }

    /** A document; {@code author} is null for one of the node's own applications. */
    record Row(
            String id,
            String title,
            String href,
            String kind,
            String languageKey,
            @Nullable String author,
            @Nullable String place,
            Instant published,
            String changeHref,
            String withdrawHref) {
        static Row of(OwnDocument document) {
            return new Row(
                    document.id(),
                    document.title().isBlank() ? document.id() : document.title(),
                    DocumentPage.href(document.id()),
                    document.kind(),
                    HitRow.languageKey(document.language()),
                    document.author(),
                    SafeLink.host(SafeLink.of(document.url())),
                    document.published(),
                    SharedDocumentForms.CHANGE + "?id=" + Query.encoded(document.id()),
                    PATH + "/withdraw?id=" + Query.encoded(document.id()));
        }
    }

    /** Asks before a document goes. */
    record Question(String id, String title) {}

    void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.get(PATH + "/withdraw").handler(this::ask);
        router.post(PATH + "/withdraw").handler(this::withdraw);
    }

    private void show(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        String after = ctx.queryParams().get("after");
        boolean all = visitor.may(Role.ADMIN);
        own(visitor, new OwnQuery(all ? null : visitor.caller().user(), after, PAGE))
                .map(own -> view(own, all, after))
                .onSuccess(view -> renderer.show(ctx, 200, "shared-documents", view))
                .onFailure(ctx::fail);
    }

    private Future<OwnDocuments> own(Visitor visitor, OwnQuery query) {
        return SearchContract.OWN.send(bus, query, visitor.caller());
    }

    private static View view(OwnDocuments own, boolean all, @Nullable String after) {
        List<OwnDocument> shown = own.documents();
        boolean full = shown.size() >= PAGE;
        return new View(
                shown.stream().map(Row::of).toList(),
                own.total(),
                all,
                after == null ? null : PATH,
                full ? PATH + "?after=" + Query.encoded(shown.getLast().id()) : null);
    }

    private void ask(RoutingContext ctx) {
        String id = Objects.requireNonNullElse(ctx.queryParams().get("id"), "");
        Visitor visitor = Visitor.of(ctx);
        if (!visitor.may(Role.MEMBER)) {
            ctx.fail(SystemMenu.forbidden(Role.MEMBER));
            return;
        }
        SearchContract.GET
                .send(bus, new DocumentId(id), visitor.caller())
                .onSuccess(document ->
                        renderer.show(ctx, 200, "shared-document-withdraw", new Question(id, document.title())))
                .onFailure(ctx::fail);
    }

    private void withdraw(RoutingContext ctx) {
        SearchContract.WITHDRAW
                .send(
                        bus,
                        new DocumentId(Typed.value(ctx, "id")),
                        Visitor.of(ctx).caller())
                .onSuccess(gone -> Go.to(ctx, PATH, "document-withdrawn"))
                .onFailure(cause -> ctx.fail(Failure.from(cause)));
    }
}
