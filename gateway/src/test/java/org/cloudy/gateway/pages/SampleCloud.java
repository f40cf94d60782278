package org.cloudy.gateway.pages;

import java.time.Duration;
import java.util.List;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.LinkEvent;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.NearbyCloud;
import org.cloudy.bus.microcloud.NodeLinks;
import org.cloudy.bus.microcloud.NodeLinks.Link;
import org.cloudy.bus.microcloud.Request;
import org.cloudy.bus.microcloud.Topology;
import org.cloudy.bus.microcloud.Traffic;
import org.cloudy.bus.overlay.LinkState;
import org.jspecify.annotations.Nullable;

/** A micro cloud of a neighbourhood: five members, one of them away, one behind a NAT that another relays for. */
final class SampleCloud {
    static final NodeId GARDEN = new NodeId("hortdelamina2345");
    static final NodeId LIBRARY = new NodeId("bibl3otecafabra2");
    static final NodeId CABIN = new NodeId("cabanyadelturo22");

    /** A picture of one green dot. */
    static final String LOGO =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAFklEQVR42mNkKP3/n4EEwDiqYFQBCQAAdWEKAcAZtgYAAAAASUVORK5CYII=";

    private SampleCloud() {}

    static MicroCloud none() {
        return new MicroCloud(null, null, null, null, null, null, List.of(), List.of());
    }

    static MicroCloud one() {
        return new MicroCloud(
                "c7oudofbarcelona",
                new Appearance(
                        "Barcelona est",
                        "Els veïns del Clot i del Poblenou.\nHi som tots benvinguts.",
                        "#1f6f8b",
                        LOGO),
                "10.83.0.0/16",
                Sample.NOW.minus(Duration.ofDays(203)),
                Sample.SELF,
                "10.83.4.17",
                members(),
                List.of(new Request(
                        CABIN,
                        "cabanya-del-turo",
                        "Hola, sóc la Laia, del número 12.",
                        Sample.PLAZA,
                        Sample.NOW.minus(Duration.ofMinutes(4)))));
    }

    static List<Member> members() {
        return List.of(
                member(Sample.SELF, "casa-marta", "10.83.4.17", 203, null, true, null, null, null),
                member(
                        Sample.PLAZA,
                        "ateneu-del-clot",
                        "10.83.112.6",
                        180,
                        Sample.SELF,
                        true,
                        LinkState.DIRECT,
                        null,
                        0.84),
                member(
                        Sample.SCHOOL,
                        "escola-poblenou",
                        "10.83.9.201",
                        71,
                        Sample.PLAZA,
                        true,
                        LinkState.DIRECT,
                        null,
                        24.2),
                member(
                        GARDEN,
                        "hort-de-la-mina",
                        "10.83.40.3",
                        12,
                        Sample.PLAZA,
                        true,
                        LinkState.RELAYED,
                        Sample.PLAZA,
                        61.7),
                member(
                        LIBRARY,
                        "biblioteca-fabra",
                        "10.83.77.1",
                        3,
                        Sample.SELF,
                        false,
                        LinkState.UNREACHABLE,
                        null,
                        null));
    }

    static Member member(
            NodeId node,
            String name,
            String address,
            int days,
            @Nullable NodeId by,
            boolean online,
            @Nullable LinkState link,
            @Nullable NodeId via,
            @Nullable Double rtt) {
        return new Member(
                node,
                name,
                address,
                Sample.NOW.minus(Duration.ofDays(days)),
                by,
                node.equals(Sample.SELF),
                online,
                link,
                via,
                rtt,
                online ? new Traffic(days * 41_300_000L, days * 7_900_000L) : null);
    }

    static Topology map() {
        return new Topology(
                members(),
                List.of(
                        new NodeLinks(
                                Sample.SELF,
                                List.of(
                                        direct(Sample.PLAZA, 0.84),
                                        direct(Sample.SCHOOL, 24.2),
                                        new Link(GARDEN, LinkState.RELAYED, Sample.PLAZA, 61.7),
                                        new Link(LIBRARY, LinkState.UNREACHABLE, null, null)),
                                List.of(
                                        event(Sample.SELF, LIBRARY, LinkState.UNREACHABLE, 22),
                                        event(Sample.SELF, GARDEN, LinkState.RELAYED, 190),
                                        event(Sample.SELF, GARDEN, LinkState.DIRECT, 260)),
                                null),
                        new NodeLinks(
                                Sample.PLAZA,
                                List.of(
                                        direct(Sample.SELF, 0.9),
                                        direct(Sample.SCHOOL, 5.1),
                                        direct(GARDEN, 58.0),
                                        new Link(LIBRARY, LinkState.UNREACHABLE, null, null)),
                                List.of(event(Sample.PLAZA, LIBRARY, LinkState.UNREACHABLE, 22)),
                                null),
                        new NodeLinks(
                                Sample.SCHOOL,
                                List.of(direct(Sample.SELF, 24.0), direct(Sample.PLAZA, 5.0)),
                                List.of(),
                                null)),
                List.of(GARDEN, LIBRARY));
    }

    static List<NearbyCloud> nearby() {
        return List.of(
                new NearbyCloud(
                        "c7oudofbarcelona", "Barcelona est", Sample.PLAZA, "ateneu-del-clot", "192.168.1.12:7001"),
                new NearbyCloud("hillshillshills2", "Turó de la Peira", GARDEN, null, "192.168.1.40:7001"));
    }

    private static Link direct(NodeId peer, double rtt) {
        return new Link(peer, LinkState.DIRECT, null, rtt);
    }

    private static LinkEvent event(NodeId node, NodeId peer, LinkState state, int minutesAgo) {
        return new LinkEvent(node, peer, state, Sample.NOW.minus(Duration.ofMinutes(minutesAgo)));
    }
}
