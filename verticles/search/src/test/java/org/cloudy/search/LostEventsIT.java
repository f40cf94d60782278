package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.map.impl.MapService;
import com.hazelcast.partition.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node that was not told what happened to documents that it keeps for another")
class LostEventsIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int DOCUMENTS = 10;

    @TempDir
    Path folder;

    private TestNode owner;
    private TestNode keeper;

    @BeforeEach
    void start() throws IOException {
        List<Integer> ports = List.of(FreePorts.one(), FreePorts.one());
        owner = TestNode.start(Files.createDirectory(folder.resolve("owner")), ports.get(0), ports);
        keeper = TestNode.start(Files.createDirectory(folder.resolve("keeper")), ports.get(1), ports);
        await().atMost(LONG)
                .until(() -> owner.cluster.getCluster().getMembers().size() == 2
                        && isHalf()
                        && owner.cluster.getPartitionService().isClusterSafe()
                        && owner.hasIndexedAll()
                        && keeper.hasIndexedAll());
    }

    @AfterEach
    void stop() {
        keeper.close();
        owner.close();
    }

    private void publish(String name) {
        owner.publish(new NewDocument(name, "page", "Title", "text", DocumentLanguage.EN, null, Map.of()));
    }

    /** Whether partitions were divided, and move no more. */
    private boolean isHalf() {
        Set<Partition> partitions = owner.cluster.getPartitionService().getPartitions();
        long own = partitions.stream().filter(this::isOwners).count();
        return Math.abs(2 * own - partitions.size()) <= 1;
    }

    private boolean isOwners(Partition partition) {
        return owner.cluster.getCluster().getLocalMember().equals(partition.getOwner());
    }

    private boolean isOwners(String name) {
        return isOwners(owner.cluster.getPartitionService().getPartition(Deposit.id(owner.id(), name)));
    }

    @Test
    @DisplayName("finds out, and finds what is there and no more")
    void healed() {
        List<String> names = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "page-" + i)
                .filter(this::isOwners)
                .limit(DOCUMENTS)
                .toList();
        names.subList(0, 5).forEach(this::publish);
        await().atMost(LONG).until(() -> keeper.find("").total() == 5);

        deafen();
        names.subList(5, DOCUMENTS).forEach(this::publish);
        owner.withdraw(Deposit.id(owner.id(), names.getFirst()));
        await().atMost(LONG).until(() -> owner.find("").total() == DOCUMENTS - 1);
        assertThat(keeper.find("").total()).as("what it was told").isEqualTo(5);

        await().atMost(LONG).until(() -> keeper.find("").total() == DOCUMENTS - 1);
        assertThat(keeper.find("").answered()).isEqualTo(keeper.find("").partitions());
    }

    /** Has events of the shared map not arrive, as when a connection breaks. */
    private void deafen() {
        ((HazelcastInstanceProxy) keeper.cluster)
                .getOriginal()
                .node
                .getNodeEngine()
                .getEventService()
                .deregisterAllLocalListeners(MapService.SERVICE_NAME, SharedDocuments.MAP);
    }
}
