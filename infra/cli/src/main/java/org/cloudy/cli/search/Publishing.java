package org.cloudy.cli.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.NewDocuments;
import org.cloudy.bus.search.Publications;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.cli.bus.BusConnection;

/** Publishes documents, many with each call, and keeps count. */
final class Publishing {
    private static final int MOST_DOCUMENTS = 500;
    /** Three bytes each at most, and the node takes frames of 8 MB. */
    private static final int MOST_CHARACTERS = 1_500_000;

    private final BusConnection node;
    private final List<NewDocument> waiting = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>();
    private final List<String> published = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<String> cut = new ArrayList<>();
    private int characters;

    /** A file that was not published, and why. */
    record Skipped(String file, Failure.Problem problem) {}

    /**
     * What became of all.
     *
     * @param published ids of documents
     * @param cut files of which only the beginning was published
     */
    record Outcome(List<String> published, List<Skipped> skipped, List<String> cut) {}

    Publishing(BusConnection node) {
        this.node = node;
    }

    /**
     * Publishes a document, now or with the next ones.
     *
     * @param file that it was read from
     * @param isCut whether that goes on
     */
    void add(String file, boolean isCut, NewDocument document) {
        int more = document.title().length() + document.text().length();
        if (waiting.size() == MOST_DOCUMENTS || characters + more > MOST_CHARACTERS) {
            flush();
        }
        waiting.add(document);
        files.put(document.name(), file);
        characters += more;
        if (isCut) {
            cut.add(file);
        }
    }

    void skip(String file, Failure.Problem problem) {
        skipped.add(new Skipped(file, problem));
    }

    /** Publishes those that wait. */
    void flush() {
        if (!waiting.isEmpty()) {
            Publications done = node.ask(SearchContract.PUBLISH_ALL, new NewDocuments(List.copyOf(waiting)))
                    .value();
            published.addAll(done.published());
            done.refused().forEach(each -> skip(files.getOrDefault(each.name(), each.name()), each.reason()));
        }
        waiting.clear();
        files.clear();
        characters = 0;
    }

    List<String> published() {
        return published;
    }

    List<Skipped> skipped() {
        return skipped;
    }

    List<String> cut() {
        return cut;
    }

    Outcome outcome() {
        return new Outcome(published, skipped, cut);
    }
}
