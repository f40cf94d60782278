package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.partition.MigrationListener;
import com.hazelcast.partition.MigrationState;
import com.hazelcast.partition.ReplicaMigrationEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.SmallDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The answer stays right")
class FaultsIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final List<TestNode> nodes = new ArrayList<>();
    private final RandomTexts texts = new RandomTexts(11);

    @AfterEach
    void stop() {
        nodes.forEach(TestNode::close);
    }

    private TestNode start(int port, List<Integer> members) throws IOException {
        TestNode node = TestNode.start(Files.createDirectories(folder.resolve("node-" + port)), port, members);
        nodes.add(node);
        return node;
    }

    private void same(Collection<Document> documents) throws IOException {
        try (SingleIndex single = new SingleIndex(documents)) {
            for (TestNode node : nodes) {
                await().atMost(LONG)
                        .ignoreExceptionsMatching(Failure.class::isInstance)
                        .untilAsserted(() ->
                                Comparison.same("all", node.find(SearchQuery.of("")), single.find(SearchQuery.of(""))));
                for (int i = 0; i < 12; i++) {
                    SearchQuery query = texts.query();
                    Comparison.same(query.toString(), node.find(query), single.find(query));
                }
            }
        }
    }

    @Test
    @DisplayName(
            "while the disk of the index is full: what can't be indexed is said to be missing, and comes when there is room")
    void diskFull() throws IOException {
        int port = FreePorts.one();
        Path cache = folder.resolve("node-" + port).resolve("cache");
        try (SmallDisk disk = SmallDisk.at(cache, 32)) {
            TestNode node = start(port, List.of(port));
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                documents.add(node.publish(texts.document(i)));
            }
            same(documents);

            disk.fill();
            for (int i = 20; i < 40; i++) {
                documents.add(node.publish(texts.document(i)));
            }
            await().atMost(LONG).until(() -> isIncomplete(node));

            disk.free();
            same(documents);
            node.close();
            nodes.clear();
        }
    }

    private static boolean isIncomplete(TestNode node) {
        try {
            SearchResults results = node.find("");
            return results.answered() < results.partitions();
        } catch (Failure e) {
            return e.code() == FailureCode.UNAVAILABLE;
        }
    }

    @Test
    @DisplayName("when a member is killed while it takes partitions over")
    void killedWhileMoving() throws IOException, InterruptedException {
        List<Integer> ports = List.of(FreePorts.one(), FreePorts.one(), FreePorts.one());
        TestNode one = start(ports.get(0), ports);
        start(ports.get(1), ports);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            documents.add(nodes.get(i % 2).publish(texts.document(i)));
        }
        same(documents);

        CountDownLatch moved = new CountDownLatch(10);
        one.cluster.getPartitionService().addMigrationListener(new MigrationListener() {
            @Override
            public void migrationStarted(MigrationState state) {}

            @Override
            public void migrationFinished(MigrationState state) {}

            @Override
            public void replicaMigrationCompleted(ReplicaMigrationEvent event) {
                moved.countDown();
            }

            @Override
            public void replicaMigrationFailed(ReplicaMigrationEvent event) {}
        });
        TestProcess killed = TestProcess.start(folder.resolve("killed"), ports.get(2), ports);
        boolean begun = moved.await(LONG.toSeconds(), TimeUnit.SECONDS);
        killed.close();
        assertThat(begun).as("partitions move").isTrue();
        documents.add(one.publish(texts.document(150)));

        same(documents);
    }

    @Test
    @DisplayName("when two islands that have the same document in two versions become one: it is what its owner says")
    void islands() throws IOException {
        int here = FreePorts.one();
        int there = FreePorts.one();
        TestNode owner = start(here, List.of(here));
        TestNode other = start(there, List.of(there));
        owner.publish(document("harbour"));
        Object former = owner.cluster.getMap(SharedDocuments.MAP).get(owner.id() + "/place");
        other.cluster.getMap(SharedDocuments.MAP).set(owner.id() + "/place", former);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(other.find("harbour").total()).isEqualTo(1));
        Document now = owner.publish(document("lighthouse"));

        other.seek(here);
        owner.seek(there);
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(owner.cluster.getCluster().getMembers()).hasSize(2));
        same(List.of(now));
        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.find("harbour").total()).isZero());
    }

    private static NewDocument document(String text) {
        return new NewDocument("place", "page", "A place", text, DocumentLanguage.EN, null, Map.of());
    }
}
