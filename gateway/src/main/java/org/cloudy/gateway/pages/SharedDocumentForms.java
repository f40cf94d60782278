package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.NewFile;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.gateway.Uploads;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** Shares a document: its text as it is typed, or that of a file; or changes one. */
final class SharedDocumentForms {
    static final String CHANGE = SharedDocumentsPage.PATH + "/change";
    private static final String NEW = SharedDocumentsPage.PATH + "/new";
    private static final String PUBLISH = SharedDocumentsPage.PATH + "/publish";
    private static final String USUAL_KIND = "note";
    private static final int LONGEST_NAME = 60;
    private static final int LARGEST_MB = NewFile.LARGEST / 1_000_000;

    private final EventBus bus;
    private final Catalogue catalogue;
    private final Renderer renderer;
    private final SecureRandom random = new SecureRandom();

    SharedDocumentForms(EventBus bus, Catalogue catalogue, Renderer renderer) {
        this.bus = bus;
        this.catalogue = catalogue;
        this.renderer = renderer;
    }

    /**
     * The form.
     *
     * @param name of the document that is changed; null for a new one
     * @param largest how large a file may be, in bytes; {@code largestMb} the same in megabytes
     */
    record View(
            @Nullable String name,
            Map<String, String> values,
            Map<String, String> problems,
            @Nullable String problem,
            List<Choice> languages,
            int largest,
            int largestMb) {}

    /** A language that can be chosen; one without value is told from the text. */
    record Choice(String value, String key, boolean chosen) {}

    void mount(Router router) {
        router.get(NEW).handler(ctx -> ifMember(ctx, () -> begin(ctx)));
        router.get(CHANGE).handler(ctx -> ifMember(ctx, () -> change(ctx)));
        router.get(PUBLISH).handler(ctx -> Go.to(ctx, NEW));
        router.post(PUBLISH).handler(this::publish);
    }

    private static void ifMember(RoutingContext ctx, Runnable then) {
        if (Visitor.of(ctx).may(Role.MEMBER)) {
            then.run();
        } else {
            ctx.fail(SystemMenu.forbidden(Role.MEMBER));
        }
    }

    private void begin(RoutingContext ctx) {
        show(ctx, 200, null, new FormState(Map.of("kind", USUAL_KIND), Map.of(), null));
    }

    private void change(RoutingContext ctx) {
        String id = Objects.requireNonNullElse(ctx.queryParams().get("id"), "");
        SearchContract.GET
                .send(bus, new DocumentId(id), Visitor.of(ctx).caller())
                .compose(document -> catalogue.here().map(here -> {
                    if (!document.node().equals(here.node())) {
                        throw Failure.of(FailureCode.FORBIDDEN, "page.shared.elsewhere");
                    }
                    return document;
                }))
                .onSuccess(document -> show(ctx, 200, nameOf(id), new FormState(values(document), Map.of(), null)))
                .onFailure(ctx::fail);
    }

    private static Map<String, String> values(Document document) {
        return Map.of(
                "title", document.title(),
                "kind", document.kind(),
                "language", document.language().tag(),
                "url", Objects.requireNonNullElse(document.url(), ""),
                "text", document.text());
    }

    private void show(RoutingContext ctx, int status, @Nullable String name, FormState form) {
        String chosen = form.values().getOrDefault("language", "");
        List<Choice> languages = Stream.concat(
                        Stream.of(new Choice("", "page.shared.language-told", chosen.isEmpty())),
                        Arrays.stream(DocumentLanguage.values())
                                .map(language -> new Choice(
                                        language.tag(),
                                        HitRow.languageKey(language),
                                        language.tag().equals(chosen))))
                .toList();
        renderer.show(
                ctx,
                status,
                name == null ? "shared-document-new" : "shared-document-change",
                new View(name, form.values(), form.problems(), form.problem(), languages, NewFile.LARGEST, LARGEST_MB));
    }

    private void publish(RoutingContext ctx) {
        String text = Uploads.pasted(ctx, "text");
        String name = Typed.value(ctx, "name");
        String changed = name.isEmpty() ? null : name;
        Optional<FileUpload> file = Uploads.file(ctx, "file");
        if (file.isEmpty() && text.isBlank() && Typed.value(ctx, "url").isBlank()) {
            show(ctx, 400, changed, kept(FormState.wrong(ctx, "text", "page.shared.nothing"), text));
            return;
        }
        Future<Document> done = file.isPresent()
                ? SearchContract.PUBLISH_FILE.send(
                        bus, file(ctx, file.get(), changed), Visitor.of(ctx).caller())
                : SearchContract.PUBLISH.send(
                        bus, document(ctx, text, changed), Visitor.of(ctx).caller());
        done.onSuccess(document ->
                        Go.to(ctx, SharedDocumentsPage.PATH, changed == null ? "document-shared" : "document-changed"))
                .onFailure(cause -> refuse(ctx, Failure.from(cause), changed, text));
    }

    private void refuse(RoutingContext ctx, Failure failure, @Nullable String changed, String text) {
        if (FormState.isOfForm(failure)) {
            show(ctx, failure.code().status(), changed, kept(FormState.refused(ctx, failure), text));
        } else {
            ctx.fail(failure);
        }
    }

    /** Nobody types so much once more. */
    private static FormState kept(FormState form, String text) {
        Map<String, String> values = new HashMap<>(form.values());
        values.put("text", text);
        return new FormState(values, form.problems(), form.problem());
    }

    private NewDocument document(RoutingContext ctx, String text, @Nullable String changed) {
        String title = title(ctx);
        return new NewDocument(
                changed == null ? named(title) : changed,
                Typed.value(ctx, "kind").strip(),
                title,
                text,
                language(ctx),
                url(ctx),
                Map.of());
    }

    private NewFile file(RoutingContext ctx, FileUpload file, @Nullable String changed) {
        String title = title(ctx);
        return new NewFile(
                Path.of(file.uploadedFileName()).getFileName().toString(),
                file.fileName(),
                changed == null ? named(title.isEmpty() ? file.fileName() : title) : changed,
                Typed.value(ctx, "kind").strip(),
                title.isEmpty() ? null : title,
                language(ctx),
                url(ctx),
                Map.of());
    }

    private static String title(RoutingContext ctx) {
        return Typed.value(ctx, "title").strip();
    }

    private static @Nullable String url(RoutingContext ctx) {
        String url = Typed.value(ctx, "url").strip();
        return url.isEmpty() ? null : url;
    }

    private static @Nullable DocumentLanguage language(RoutingContext ctx) {
        return CapabilityPages.one(DocumentLanguage.values(), Typed.value(ctx, "language"))
                .orElse(null);
    }

    /** A name that tells what it is of, and that no other document has. */
    private String named(String title) {
        String words = Folded.of(title).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String start = words.substring(0, Math.min(words.length(), LONGEST_NAME));
        return (start.isEmpty() ? "document" : start) + "-" + Long.toString(random.nextLong(1L << 40), 36);
    }

    /** What this node calls a document of its own. */
    private static String nameOf(String id) {
        return id.substring(id.indexOf('/') + 1);
    }
}
