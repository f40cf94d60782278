package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.LinkEvent;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.NodeLinks;
import org.cloudy.bus.microcloud.NodeLinks.Link;
import org.cloudy.bus.microcloud.Topology;
import org.cloudy.bus.overlay.LinkState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkMapTest {
    private static final NodeId A = new NodeId("aaaaaaaaaaaaaaaa");
    private static final NodeId B = new NodeId("bbbbbbbbbbbbbbbb");
    private static final NodeId C = new NodeId("cccccccccccccccc");

    @Test
    @DisplayName("A link that both ends see alike is one row, one that they see differently is two, and its line is the"
            + " worse")
    void rows() {
        LinkMap map = map(
                view(A, link(B, LinkState.DIRECT, null), link(C, LinkState.DIRECT, null)),
                view(B, link(A, LinkState.DIRECT, null)),
                view(C, link(A, LinkState.RELAYED, B)));

        assertThat(map.rows())
                .extracting(row -> row.from() + row.to() + row.bothWays() + row.state() + row.via())
                .containsExactly("abtrueDIRECTnull", "acfalseDIRECTnull", "cafalseRELAYEDb");
        assertThat(map.edges()).extracting(LinkMap.Edge::state).containsExactly(LinkState.RELAYED, LinkState.DIRECT);
    }

    @Test
    @DisplayName("Links to strangers, to itself and told twice are not taken, nor events of others' links")
    void hostile() {
        NodeId stranger = new NodeId("zzzzzzzzzzzzzzzz");
        LinkEvent forged = new LinkEvent(B, C, LinkState.UNREACHABLE, Sample.NOW);
        LinkMap map = map(
                new NodeLinks(
                        A,
                        List.of(
                                link(stranger, LinkState.DIRECT, null),
                                link(A, LinkState.DIRECT, null),
                                link(B, LinkState.DIRECT, null),
                                link(B, LinkState.UNREACHABLE, null)),
                        List.of(forged),
                        null),
                view(stranger, link(A, LinkState.DIRECT, null)));

        assertThat(map.rows()).singleElement().extracting(LinkMap.Row::state).isEqualTo(LinkState.DIRECT);
        assertThat(map.events()).isEmpty();
    }

    @Test
    @DisplayName("Of many events the latest are told")
    void events() {
        List<LinkEvent> many = IntStream.range(0, 1000)
                .mapToObj(i -> new LinkEvent(A, B, LinkState.DIRECT, Sample.NOW.minus(Duration.ofSeconds(i))))
                .toList();

        assertThat(map(new NodeLinks(A, List.of(), many, null)).events())
                .hasSize(30)
                .first()
                .extracting(LinkMap.Event::at)
                .isEqualTo(Sample.NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 30})
    @DisplayName("All nodes and their names are within the picture, and no name is in the middle where the lines are")
    void within(int count) {
        LinkMap map = LinkMap.of(
                new Topology(
                        IntStream.range(0, count)
                                .mapToObj(number -> member(id(number), "n" + number))
                                .toList(),
                        List.of(),
                        List.of()),
                "en");

        assertThat(map.nodes()).hasSize(count).allSatisfy(node -> {
            double y = Double.parseDouble(node.y());
            double name = Double.parseDouble(node.textY());
            assertThat(name).isBetween(13.0, map.height() - 4.0);
            assertThat(Double.parseDouble(node.x())).isBetween(20.0, map.width() - 20.0);
            assertThat(name < y).isEqualTo(count > 1 && y < map.width() / 2.0);
        });
    }

    private static NodeId id(int number) {
        return new NodeId("nodenodenodeno" + (char) ('a' + number / 26) + (char) ('a' + number % 26));
    }

    private static LinkMap map(NodeLinks... views) {
        return LinkMap.of(
                new Topology(List.of(member(A, "a"), member(B, "b"), member(C, "c")), List.of(views), List.of()), "en");
    }

    private static NodeLinks view(NodeId node, Link... links) {
        return new NodeLinks(node, List.of(links), List.of(), null);
    }

    private static Link link(NodeId peer, LinkState state, @Nullable NodeId via) {
        return new Link(peer, state, via, null);
    }

    private static Member member(NodeId node, String name) {
        return new Member(node, name, "10.83.0.1", Sample.NOW, null, node.equals(A), true, null, null, null, null);
    }
}
