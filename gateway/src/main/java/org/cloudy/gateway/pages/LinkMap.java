package org.cloudy.gateway.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.LinkEvent;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.NodeLinks;
import org.cloudy.bus.microcloud.NodeLinks.Link;
import org.cloudy.bus.microcloud.Topology;
import org.cloudy.bus.overlay.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * The members of a micro cloud on a circle, with the links between them: a picture in SVG, and the same as a table. What a member
 * tells of its links may be wrong or hostile: only links between members are taken, and only so many of its events.
 *
 * @param width of the picture, and its height
 */
record LinkMap(int width, int height, List<Node> nodes, List<Edge> edges, List<Row> rows, List<Event> events) {
    private static final int MOST_EVENTS = 30;
    private static final int LONGEST_NAME = 18;
    private static final int NARROW = 420;
    private static final int MARGIN = 64;
    /** A name stands outside of the circle, where no line is: so far above or below the middle of its node. */
    private static final int ABOVE = 24;

    private static final int BELOW = 34;

    /** A node's place; {@code silent} if it does not tell of its links. */
    record Node(String name, String title, String x, String y, String textY, boolean self, boolean silent) {}

    /** A line between two places; its quality is one of 1 (slow) to 3 (fast). */
    record Edge(String x1, String y1, String x2, String y2, LinkState state, int quality, String title) {}

    /** A link as one of its ends sees it, or both alike. */
    record Row(
            String from,
            String to,
            boolean bothWays,
            LinkState state,
            @Nullable String via,
            @Nullable String rttText) {}

    /** Something that happened to a link. */
    record Event(String node, String peer, LinkState state, Instant at) {}

    private record Place(double x, double y) {}

    static LinkMap of(Topology map, String language) {
        return new Drawing(map, language).draw();
    }

    /** What this node alone can tell: its own links. */
    static LinkMap of(List<Member> members, String language) {
        Optional<Member> self = members.stream().filter(Member::self).findAny();
        List<NodeLinks> views = self.map(own -> List.of(new NodeLinks(
                        own.node(),
                        members.stream()
                                .filter(member -> !member.self() && member.link() != null)
                                .map(member -> new Link(
                                        member.node(),
                                        Objects.requireNonNull(member.link()),
                                        member.via(),
                                        member.rttMs()))
                                .toList(),
                        List.of(),
                        own.traffic())))
                .orElse(List.of());
        return of(new Topology(members, views, List.of()), language);
    }

    private static final class Drawing {
        private final Topology map;
        private final Names names;
        private final Formats formats;
        private final Map<NodeId, Map<NodeId, Link>> links = new HashMap<>();
        private final int side;

        Drawing(Topology map, String language) {
            this.map = map;
            this.names = Names.of(map.members());
            this.formats = new Formats(language);
            this.side = NARROW + Math.max(0, map.members().size() - 10) * 24;
            for (NodeLinks view : map.views()) {
                if (names.has(view.node())) {
                    Map<NodeId, Link> own = links.computeIfAbsent(view.node(), first -> new HashMap<>());
                    view.links().stream()
                            .filter(link ->
                                    names.has(link.peer()) && !link.peer().equals(view.node()))
                            .forEach(link -> own.putIfAbsent(link.peer(), link));
                }
            }
        }

        LinkMap draw() {
            List<Node> nodes = new ArrayList<>();
            List<Edge> edges = new ArrayList<>();
            List<Row> rows = new ArrayList<>();
            List<Member> members = map.members();
            for (int i = 0; i < members.size(); i++) {
                nodes.add(node(i));
                for (int j = i + 1; j < members.size(); j++) {
                    link(i, j, edges, rows);
                }
            }
            // Lines that work are drawn last, over those that don't.
            edges.sort(Comparator.comparing(Edge::state).reversed());
            return new LinkMap(side, height(), nodes, edges, rows, events());
        }

        private Node node(int index) {
            Member member = map.members().get(index);
            Place place = place(index);
            String name = names.of(member.node());
            return new Node(
                    name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name,
                    name,
                    number(place.x()),
                    number(place.y()),
                    number(isUpper(index) ? place.y() - ABOVE : place.y() + BELOW),
                    member.self(),
                    map.silent().contains(member.node()));
        }

        /** On a circle, this node at the top; alone in the middle. */
        private Place place(int index) {
            double middle = side / 2.0;
            int all = map.members().size();
            double radius = all == 1 ? 0 : middle - MARGIN;
            double angle = 2 * Math.PI * index / all - Math.PI / 2;
            return new Place(middle + radius * Math.cos(angle), middle + radius * Math.sin(angle));
        }

        /** Down to the lowest name: an odd number of nodes does not fill the circle. */
        private int height() {
            double lowest = IntStream.range(0, map.members().size())
                    .mapToDouble(index -> place(index).y())
                    .max()
                    .orElse(0);
            return (int) Math.ceil(lowest) + BELOW + MARGIN / 4;
        }

        private boolean isUpper(int index) {
            return map.members().size() > 1 && place(index).y() < side / 2.0;
        }

        private void link(int i, int j, List<Edge> edges, List<Row> rows) {
            NodeId one = map.members().get(i).node();
            NodeId other = map.members().get(j).node();
            Link there = links.getOrDefault(one, Map.of()).get(other);
            Link back = links.getOrDefault(other, Map.of()).get(one);
            if (there == null && back == null) {
                return;
            }
            boolean alike = there != null
                    && back != null
                    && there.state() == back.state()
                    && Objects.equals(there.via(), back.via());
            int first = rows.size();
            if (there != null) {
                rows.add(row(one, other, there, alike || back == null));
            }
            if (back != null && !alike) {
                rows.add(row(other, one, back, there == null));
            }
            Link worse = worse(there, back);
            Place from = place(i);
            Place to = place(j);
            edges.add(new Edge(
                    number(from.x()),
                    number(from.y()),
                    number(to.x()),
                    number(to.y()),
                    worse.state(),
                    quality(worse),
                    title(rows.get(first))));
        }

        private Row row(NodeId from, NodeId to, Link link, boolean bothWays) {
            return new Row(
                    names.of(from),
                    names.of(to),
                    bothWays,
                    link.state(),
                    link.via() == null ? null : names.of(link.via()),
                    formats.rtt(link.rttMs()));
        }

        private static String title(Row row) {
            return row.from() + " – " + row.to() + (row.rttText() == null ? "" : ": " + row.rttText());
        }

        private static Link worse(@Nullable Link one, @Nullable Link other) {
            if (one == null || other == null) {
                return Objects.requireNonNull(one == null ? other : one);
            }
            return one.state().compareTo(other.state()) >= 0 ? one : other;
        }

        private static int quality(Link link) {
            Double rtt = link.rttMs();
            if (rtt == null) {
                return 2;
            }
            return rtt < 10 ? 3 : rtt < 60 ? 2 : 1;
        }

        private List<Event> events() {
            Set<LinkEvent> told = new HashSet<>();
            return map.views().stream()
                    .flatMap(view -> view.history().stream()
                            .filter(event -> event.node().equals(view.node()))
                            .sorted(Comparator.comparing(LinkEvent::at).reversed())
                            .limit(MOST_EVENTS))
                    .filter(event -> names.has(event.node()) && told.add(event))
                    .sorted(Comparator.comparing(LinkEvent::at).reversed())
                    .limit(MOST_EVENTS)
                    .map(event -> new Event(names.of(event.node()), names.of(event.peer()), event.state(), event.at()))
                    .toList();
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
    }
}
