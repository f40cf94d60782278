package org.cloudy.gateway.pages;

import java.util.Comparator;
import java.util.List;
import org.cloudy.bus.discovery.NodeView;

/**
 * The services and nodes that have the words that somebody looks for, the nearest first.
 *
 * @param services the first of them
 * @param serviceCount how many there are
 * @param servicesHref where all of them are
 * @param nodes the first of them
 * @param nodeCount how many there are
 * @param refresh where this is asked for again when services or nodes change
 */
record FoundPlaces(
        List<ServiceRow> services,
        int serviceCount,
        String servicesHref,
        List<NodeRow> nodes,
        int nodeCount,
        String refresh) {
    static final String PATH = "/search/places";
    private static final int SHOWN = 4;
    private static final Comparator<ServiceRow> NEAREST =
            Comparator.comparing(ServiceRow::rttMs, Comparator.nullsLast(Comparator.naturalOrder()));
    private static final Comparator<NodeView> NEAREST_NODE = Comparator.comparing(NodeView::self)
            .reversed()
            .thenComparing(NodeView::rttMs, Comparator.nullsLast(Comparator.naturalOrder()));

    static FoundPlaces of(String text, List<ServiceRows.Line> services, List<NodeView> nodes, String language) {
        List<ServiceRow> offered = services(Folded.words(text), services);
        List<NodeView> there = nodes(Folded.words(text), nodes);
        return new FoundPlaces(
                offered.stream().limit(SHOWN).toList(),
                offered.size(),
                ServiceFilter.ofText(text).href(),
                there.stream()
                        .limit(SHOWN)
                        .map(node -> NodeRow.of(node, language))
                        .toList(),
                there.size(),
                PATH + "?text=" + Query.encoded(text));
    }

    /** Whether not all services that were found are shown. */
    public boolean moreServices() {
        return serviceCount > services.size();
    }

    /** Whether not all nodes that were found are shown. */
    public boolean moreNodes() {
        return nodeCount > nodes.size();
    }

    static List<ServiceRow> services(List<String> words, List<ServiceRows.Line> services) {
        return services.stream()
                .filter(line -> !words.isEmpty() && line.has(words))
                .map(ServiceRows.Line::row)
                .sorted(NEAREST)
                .toList();
    }

    static List<NodeView> nodes(List<String> words, List<NodeView> nodes) {
        return nodes.stream()
                .filter(node -> !words.isEmpty() && words.stream().allMatch(said(node)::contains))
                .sorted(NEAREST_NODE)
                .toList();
    }

    private static String said(NodeView node) {
        return Folded.of(
                String.join("\n", node.name(), node.address(), node.node().value()));
    }
}
