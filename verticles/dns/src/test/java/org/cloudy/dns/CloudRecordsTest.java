package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CloudRecordsTest {
    private static final NodeId A = new NodeId("aaaaaaaaaaaaaaaa");
    private static final NodeId B = new NodeId("bbbbbbbbbbbbbbbb");

    private static ServiceInstance service(NodeId node, String id, String type, String name, Map<String, String> text) {
        return new ServiceInstance(
                node + "/" + id,
                type,
                name,
                node,
                "10.0.0.9",
                80,
                null,
                Health.PASSING,
                null,
                null,
                Instant.EPOCH,
                text);
    }

    private static ZoneContent zone(List<NodeView> nodes, List<ServiceInstance> services) {
        ZoneContent content = CloudRecords.of("cloud.internal", A, nodes, services, 1);
        // What was made of it is a zone file that reads back as it is, and a sound zone.
        ZoneReader.Result read = ZoneReader.read(content.text(), content.origin());
        assertThat(read.problems()).isEmpty();
        assertThat(ZoneRules.check(content.origin(), read.records())).isEmpty();
        assertThat(ZoneContent.of(
                        content.origin(),
                        read.records().stream().map(ZoneReader.Placed::record).toList()))
                .isEqualTo(content);
        return content;
    }

    @Test
    @DisplayName("Where two nodes have one name, each is found by its name and id, and nobody by the bare name")
    void sameName() {
        String text = zone(List.of(Served.node(A, "roof", "10.0.0.1"), Served.node(B, "ROOF", "10.0.0.2")), List.of())
                .text();

        assertThat(text)
                .contains("roof-aaaaaa.cloud.internal.\t10\tIN\tA\t10.0.0.1")
                .contains("roof-bbbbbb.cloud.internal.\t10\tIN\tA\t10.0.0.2")
                .doesNotContain("\nroof.cloud.internal.");
    }

    @Test
    @DisplayName("Names and addresses that are none are not believed: nothing of them is in the file")
    void hostileNodes() {
        String text = zone(
                        List.of(
                                Served.node(A, "a\nevil 10 IN A 6.6.6.6", "10.0.0.1"),
                                Served.node(B, "b", "www.example.org")),
                        List.of())
                .text();

        assertThat(text).contains("node-aaaaaa.cloud.internal.").doesNotContain("evil", "6.6.6.6", "example.org");
    }

    @Test
    @DisplayName("Whatever a service is called, and whatever its attributes are, it stays one record")
    void hostileServices() {
        List<NodeView> nodes = List.of(Served.node(A, "roof", "10.0.0.1"));
        List<ServiceInstance> services = List.of(
                service(A, "1", "_http._tcp", "x\n@ 10 IN NS evil.example.", Map.of("a\nb", "c", "k", "v\n\"\\;)")),
                service(
                        A,
                        "2",
                        "_http._tcp",
                        "caf\u00e9 ; ( \" \\ $INCLUDE",
                        Map.of("=bad", "x", "big", "y".repeat(300))),
                service(A, "3", "_bad._tcp.evil", "x", Map.of()),
                service(B, "4", "_http._tcp", "of a node that is not there", Map.of()),
                service(A, "5", "_ssh._tcp", "\u00fc".repeat(40), Map.of()));

        ZoneContent content = zone(nodes, services);

        assertThat(content.records())
                .noneMatch(record -> record.toString().contains("evil.example.\t")
                        || record.getName().toString().contains("not"));
        assertThat(content.text()).doesNotContain("_tcp.evil", "big=");
    }

    @Test
    @DisplayName(
            "Two services of one name are both there, each under a name that tells them apart, in whatever order they come")
    void sameInstance() {
        List<NodeView> nodes = List.of(Served.node(A, "roof", "10.0.0.1"), Served.node(B, "shed", "10.0.0.2"));
        ServiceInstance one = service(A, "1", "_http._tcp", "Library", Map.of());
        ServiceInstance other = service(B, "1", "_http._tcp", "library", Map.of());

        ZoneContent content = zone(nodes, List.of(one, other));

        assertThat(content).isEqualTo(zone(List.of(nodes.get(1), nodes.get(0)), List.of(other, one)));
        assertThat(content.text())
                .contains("Library\\032\\(roof\\0321\\)._http._tcp")
                .contains("library\\032\\(shed\\0321\\)._http._tcp");
    }
}
