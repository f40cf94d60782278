package org.cloudy.gateway.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.search.Placement;
import org.cloudy.bus.search.Share;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * How the index is divided, as a page shows it.
 *
 * @param backups how many copies of each partition there are besides the one of its owner
 * @param indexed partitions that can be searched now
 * @param orphans partitions that nobody holds
 * @param cells all partitions, by number
 */
record IndexView(
        int partitions,
        int backups,
        int indexed,
        String documents,
        String size,
        String rate,
        List<Row> rows,
        List<Cell> cells,
        int orphans) {
    /** Nodes beyond share colours: the text tells them apart. */
    private static final int COLOURS = 6;

    /**
     * A node.
     *
     * @param colour 1 to 6
     * @param ranges the partitions that it owns, as {@code 0–12, 15}
     * @param share what it told of itself; null if it did not answer
     */
    record Row(
            String id,
            String name,
            boolean self,
            int colour,
            int owned,
            String ranges,
            @Nullable Told share) {}

    /** What a node told of its part; times in milliseconds, as people read them. */
    record Told(
            int backups,
            int indexed,
            boolean behind,
            String documents,
            String size,
            String rate,
            String p50,
            String p90,
            String p99) {
        static Told of(Share share, Formats formats) {
            return new Told(
                    share.backups(),
                    share.indexed(),
                    share.indexed() < share.owned(),
                    formats.number(share.documents()),
                    formats.size(share.bytes()),
                    formats.number(share.activity().queriesPerSecond(), 1),
                    time(share.activity().p50(), formats),
                    time(share.activity().p90(), formats),
                    time(share.activity().p99(), formats));
        }

        private static String time(double ms, Formats formats) {
            return ms > 0 ? Objects.requireNonNullElse(formats.rtt(ms), "–") : "–";
        }
    }

    /** A partition; {@code colour} is that of its owner, 0 for none. */
    record Cell(int number, int colour, String told) {}

    static IndexView of(Placement placement, Map<NodeId, NodeView> nodes, String language) {
        Formats formats = new Formats(language);
        List<NodeId> known = Stream.concat(
                        placement.shares().stream().map(Share::node),
                        placement.places().stream().flatMap(place -> Stream.ofNullable(place.owner())))
                .distinct()
                .sorted(Comparator.comparing(NodeId::value))
                .toList();
        List<Share> shares = placement.shares();
        return new IndexView(
                placement.partitions(),
                placement.backups(),
                shares.stream().mapToInt(Share::indexed).sum(),
                formats.number(shares.stream().mapToLong(Share::documents).sum()),
                formats.size(shares.stream().mapToLong(Share::bytes).sum()),
                formats.number(
                        shares.stream()
                                .mapToDouble(share -> share.activity().queriesPerSecond())
                                .sum(),
                        1),
                known.stream()
                        .map(node -> row(node, known.indexOf(node), placement, nodes, formats))
                        .toList(),
                IntStream.range(0, placement.places().size())
                        .mapToObj(number -> cell(number, placement.places().get(number), known, nodes, language))
                        .toList(),
                (int) placement.places().stream()
                        .filter(place -> place.owner() == null)
                        .count());
    }

    private static Row row(NodeId node, int place, Placement placement, Map<NodeId, NodeView> nodes, Formats formats) {
        List<Integer> owned = IntStream.range(0, placement.places().size())
                .filter(number -> node.equals(placement.places().get(number).owner()))
                .boxed()
                .toList();
        NodeView view = nodes.get(node);
        return new Row(
                node.value(),
                HitRow.nodeName(node, nodes),
                view != null && view.self(),
                colour(place),
                owned.size(),
                ranges(owned),
                placement.shares().stream()
                        .filter(share -> share.node().equals(node))
                        .findFirst()
                        .map(share -> Told.of(share, formats))
                        .orElse(null));
    }

    private static Cell cell(
            int number, Placement.Place place, List<NodeId> known, Map<NodeId, NodeView> nodes, String language) {
        NodeId owner = place.owner();
        StringJoiner backups = new StringJoiner(", ").setEmptyValue("–");
        place.backups().forEach(backup -> backups.add(HitRow.nodeName(backup, nodes)));
        String told = owner == null
                ? Messages.text(language, "page.index.cell-none", Map.of("n", "" + number))
                : Messages.text(
                        language,
                        "page.index.cell",
                        Map.of("n", "" + number, "owner", HitRow.nodeName(owner, nodes), "backups", "" + backups));
        return new Cell(number, owner == null ? 0 : colour(known.indexOf(owner)), told);
    }

    private static int colour(int place) {
        return place % COLOURS + 1;
    }

    /** Numbers in their order, those that follow each other as one. */
    static String ranges(List<Integer> numbers) {
        List<String> ranges = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= numbers.size(); i++) {
            if (i == numbers.size() || numbers.get(i) != numbers.get(i - 1) + 1) {
                int first = numbers.get(start);
                int last = numbers.get(i - 1);
                ranges.add(first == last ? "" + first : first + "–" + last);
                start = i;
            }
        }
        return String.join(", ", ranges);
    }
}
