package org.cloudy.gateway.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.search.Age;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.bus.text.Messages;

/**
 * One way in which the documents that were found divide, with links that narrow to a part, or that take that off again.
 *
 * @param name of the group, as in {@code page.documents.facet.<name>}
 */
record FacetGroup(String name, List<Choice> choices) {
    private static final int MOST = 8;

    /** One part, with how many documents are in it. */
    record Choice(String label, long count, String countText, String href, boolean chosen) {}

    /** All groups in which there is something to choose, or to take off. */
    static List<FacetGroup> of(
            SearchResults results, DocumentFilter filter, Map<NodeId, NodeView> nodes, String language) {
        Formats formats = new Formats(language);
        String chosenNode = Words.plain(filter.node());
        return Stream.of(
                        of(
                                "kind",
                                results.facets().kinds(),
                                filter.kind(),
                                kind -> kind,
                                kind -> filter.ofKind(kind).href(),
                                filter.ofKind("").href(),
                                formats),
                        of(
                                "language",
                                results.facets().languages(),
                                filter.language() == null
                                        ? ""
                                        : filter.language().tag(),
                                tag -> languageName(tag, language),
                                tag -> filter.in(DocumentLanguage.of(tag)).href(),
                                filter.in(null).href(),
                                formats),
                        of(
                                "node",
                                results.facets().nodes(),
                                chosenNode,
                                id -> HitRow.nodeName(DocumentFilter.node(id), nodes),
                                id -> filter.at(DocumentFilter.node(id)).href(),
                                filter.at(null).href(),
                                formats),
                        ages(results, filter, language))
                .filter(group ->
                        group.choices().size() > 1 || group.choices().stream().anyMatch(Choice::chosen))
                .toList();
    }

    private static FacetGroup of(
            String name,
            Map<String, Long> counts,
            String chosen,
            Function<String, String> label,
            Function<String, String> narrow,
            String wide,
            Formats formats) {
        Map<String, Long> all = new TreeMap<>(counts);
        if (!chosen.isEmpty()) {
            all.putIfAbsent(chosen, 0L); // so that it can be taken off where nothing is left
        }
        return new FacetGroup(
                name,
                all.entrySet().stream()
                        .map(part -> new Choice(
                                label.apply(part.getKey()),
                                part.getValue(),
                                formats.number(part.getValue()),
                                part.getKey().equals(chosen) ? wide : narrow.apply(part.getKey()),
                                part.getKey().equals(chosen)))
                        .sorted(Comparator.comparing(Choice::chosen)
                                .thenComparingLong(Choice::count)
                                .reversed()
                                .thenComparing(Choice::label))
                        .limit(MOST)
                        .toList());
    }

    /** From the shortest to the longest; one that holds no more than the one before says nothing. */
    private static FacetGroup ages(SearchResults results, DocumentFilter filter, String language) {
        Formats formats = new Formats(language);
        List<Choice> choices = new ArrayList<>();
        long before = 0;
        for (Age age : Age.values()) {
            boolean chosen = age == filter.age();
            long count = count(age, results);
            if (chosen || count > before) {
                choices.add(new Choice(
                        Messages.text(language, "page.documents.age." + Words.plain(age), Map.of()),
                        count,
                        formats.number(count),
                        filter.within(chosen ? null : age).href(),
                        chosen));
            }
            before = count;
        }
        return new FacetGroup("age", List.copyOf(choices));
    }

    private static long count(Age age, SearchResults results) {
        return Objects.requireNonNullElse(results.facets().ages().get(age.name()), 0L);
    }

    private static String languageName(String tag, String language) {
        return Messages.text(language, HitRow.languageKey(DocumentLanguage.of(tag)), Map.of());
    }
}
