package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Activity;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.NewFile;
import org.cloudy.bus.search.OwnDocuments;
import org.cloudy.bus.search.OwnDocuments.OwnDocument;
import org.cloudy.bus.search.OwnQuery;
import org.cloudy.bus.search.Placement;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchHit.Fragment;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.bus.search.Share;
import org.cloudy.bus.search.Suggestions;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** Serves a search that always finds the same documents, and remembers what was looked for and what was shared. */
final class FakeSearch {
    static final String ID = Sample.PLAZA + "/paella";
    static final String OWN_ID = Sample.SELF + "/assemblea-x1";

    final List<Record> asked;
    SearchResults results = results(37, 40, null, "ràdio");
    List<String> suggestions = List.of("ràdio comunitària", Sample.HOSTILE);
    /** What every question fails with; null while they are answered. */
    @Nullable
    Failure failure;

    FakeSearch(List<Record> asked) {
        this.asked = asked;
    }

    Future<?> serve(EventBus bus) {
        return Future.all(List.of(
                SearchContract.QUERY.serve(bus, query -> note(query, results)),
                SearchContract.SUGGEST.serve(bus, query -> answer(new Suggestions(suggestions))),
                SearchContract.GET.serve(bus, this::get),
                SearchContract.PLACEMENT.serve(bus, nothing -> answer(placement())),
                SearchContract.OWN.serve(bus, query -> note(query, own(query))),
                SearchContract.PUBLISH.serve(bus, this::publish),
                SearchContract.PUBLISH_FILE.serve(bus, this::publish),
                SearchContract.WITHDRAW.serve(bus, which -> note(which, Empty.EMPTY))));
    }

    /** What was looked for last. */
    SearchQuery lastQuery() {
        return (SearchQuery) asked.getLast();
    }

    static SearchResults results(int answered, int partitions, @Nullable Text note, @Nullable String correction) {
        return new SearchResults(
                List.of(
                        hit(
                                ID,
                                Sample.PLAZA,
                                "La ràdio del barri",
                                "https://radio.example/paella",
                                0.84,
                                List.of(
                                        new Fragment("Cada dijous a la ", false),
                                        new Fragment("ràdio", true),
                                        new Fragment(" <b>del</b> barri", false))),
                        hit(
                                Sample.SCHOOL + "/x",
                                Sample.SCHOOL,
                                Sample.HOSTILE,
                                "javascript:alert(1)",
                                4.1,
                                List.of(new Fragment(Sample.HOSTILE, true))),
                        hit(Sample.SELF + "/y", Sample.SELF, "Nostra", null, 0.0, List.of())),
                112,
                new Facets(
                        Map.of("note", 90L, "page", 22L),
                        Map.of("ca", 100L, "es", 12L),
                        Map.of(Sample.PLAZA.value(), 110L, Sample.SELF.value(), 2L),
                        Map.of("DAY", 1L, "WEEK", 1L, "MONTH", 60L, "YEAR", 112L)),
                answered,
                partitions,
                note,
                correction);
    }

    static SearchResults nothing() {
        Facets none = new Facets(Map.of(), Map.of(), Map.of(), Map.of());
        return new SearchResults(List.of(), 0, none, 40, 40, null, null);
    }

    private static SearchHit hit(
            String id, NodeId node, String title, @Nullable String url, Double rtt, List<Fragment> excerpt) {
        return new SearchHit(
                id,
                node,
                "note",
                title,
                DocumentLanguage.CA,
                url,
                Map.of(),
                Sample.NOW.minus(Duration.ofDays(3)),
                7.2,
                rtt,
                excerpt,
                null);
    }

    static Placement placement() {
        List<Placement.Place> places = new ArrayList<>();
        for (int number = 0; number < 39; number++) {
            places.add(new Placement.Place(
                    number % 3 == 0 ? Sample.PLAZA : Sample.SELF,
                    List.of(number % 3 == 0 ? Sample.SELF : Sample.SCHOOL)));
        }
        places.add(new Placement.Place(null, List.of()));
        return new Placement(
                40,
                1,
                List.of(
                        new Share(Sample.PLAZA, 13, 0, 11, 4210, 9_300_000, Activity.NONE),
                        new Share(Sample.SELF, 26, 13, 26, 8123, 21_400_000, new Activity(3.25, 4.2, 11.8, 42))),
                places);
    }

    private Future<Document> get(DocumentId which) {
        String title = which.id().equals(OWN_ID) ? "Assemblea" : Sample.HOSTILE;
        Document document = new Document(
                which.id(),
                which.id().startsWith(Sample.SELF.value()) ? Sample.SELF : Sample.PLAZA,
                "note",
                title,
                "First line\n" + Sample.HOSTILE,
                DocumentLanguage.CA,
                which.id().equals(ID) ? "https://radio.example/paella" : "javascript:alert(1)",
                Map.of("topic", Sample.HOSTILE),
                "marta",
                Sample.NOW);
        return which.id().contains("/")
                ? answer(document)
                : Future.failedFuture(Failure.of(
                        FailureCode.NOT_FOUND, "failure.received", Map.of("message", "There is no such document.")));
    }

    private static OwnDocuments own(OwnQuery query) {
        List<OwnDocument> all = List.of(
                own(OWN_ID, "Assemblea", "marta"),
                own(Sample.SELF + "/joan-1", "Acta de Joan", "joan"),
                own(Sample.SELF + "/wiki", Sample.HOSTILE, null));
        List<OwnDocument> found = all.stream()
                .filter(document -> query.author() == null || query.author().equals(document.author()))
                .toList();
        return new OwnDocuments(found, found.size());
    }

    private static OwnDocument own(String id, String title, @Nullable String author) {
        return new OwnDocument(id, "note", title, DocumentLanguage.CA, null, author, Sample.NOW, 1200);
    }

    private Future<Document> publish(NewDocument wanted) {
        return wanted.title().isBlank()
                ? Future.failedFuture(Failure.invalid(
                        List.of(FieldProblem.of("title", "failure.received", Map.of("message", "A title is wanted.")))))
                : note(wanted, new DocumentId(OWN_ID)).compose(this::get);
    }

    private Future<Document> publish(NewFile wanted) {
        return wanted.fileName().endsWith(".exe")
                ? Future.failedFuture(Failure.of(
                        FailureCode.INVALID, "failure.received", Map.of("message", "No text can be read from it.")))
                : note(wanted, new DocumentId(OWN_ID)).compose(this::get);
    }

    private <R> Future<R> note(Record question, R reply) {
        asked.add(question);
        return answer(reply);
    }

    private <R> Future<R> answer(R reply) {
        return failure == null ? Future.succeededFuture(reply) : Future.failedFuture(failure);
    }
}
