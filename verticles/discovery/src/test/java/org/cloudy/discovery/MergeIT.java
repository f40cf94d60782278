package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.discovery.ClusterIT.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two islands become one micro cloud. */
class MergeIT {
    @TempDir
    Path folder;

    @Test
    @DisplayName("after two islands merged, each node sees what the other published before, and what it publishes then")
    void merge() throws IOException {
        int portA = FreePorts.one();
        int portB = FreePorts.one();
        try (TestNode a = TestNode.start(Files.createDirectory(folder.resolve("a")), "alpha", portA, List.of(portA));
                TestNode b =
                        TestNode.start(Files.createDirectory(folder.resolve("b")), "beta", portB, List.of(portB))) {
            ServiceInstance ofA = a.publish("_http._tcp", "Of A", 8001);
            ServiceInstance ofB = b.publish("_http._tcp", "Of B", 8002);
            assertThat(a.nodes()).hasSize(1);
            assertThat(b.nodes()).hasSize(1);

            a.seek(portB);
            b.seek(portA);

            within(120, () -> assertThat(a.cluster.getCluster().getMembers()).hasSize(2));
            // Sooner than the next renewal would put things right by itself.
            for (TestNode node : List.of(a, b)) {
                within(
                        20,
                        () -> assertThat(node.services())
                                .extracting(ServiceInstance::id)
                                .containsExactlyInAnyOrder(ofA.id(), ofB.id()));
                within(
                        20,
                        () -> assertThat(node.nodes())
                                .extracting(NodeView::node)
                                .containsExactlyInAnyOrder(a.id(), b.id()));
            }
            ServiceInstance later = b.publish("_http._tcp", "Later", 8003);
            within(15, () -> assertThat(a.service(later.id())).isPresent());
            a.withdraw(ofA.id());
            within(15, () -> assertThat(b.service(ofA.id())).isEmpty());
        }
    }
}
