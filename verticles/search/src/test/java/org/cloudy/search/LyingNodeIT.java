package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.partition.PartitionService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("While a member claims to have documents that nobody has")
class LyingNodeIT {
    private static final double BEST = 1_000;

    @TempDir
    Path folder;

    private final List<TestNode> nodes = new ArrayList<>();
    private final AtomicBoolean lies = new AtomicBoolean();
    private final AtomicReference<TestNode> liar = new AtomicReference<>();

    @BeforeEach
    void start() throws IOException {
        List<Integer> ports = List.of(FreePorts.one(), FreePorts.one(), FreePorts.one(), FreePorts.one());
        for (int port : ports) {
            nodes.add(TestNode.start(Files.createDirectory(folder.resolve("node-" + port)), port, ports));
        }
        // Whichever is asked first by the first node.
        for (TestNode node : nodes.subList(1, nodes.size())) {
            node.vertx.eventBus().addOutboundInterceptor(delivery -> {
                if (lies.get() && delivery.body() instanceof JsonObject answer) {
                    forge(node, answer);
                }
                delivery.next();
            });
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(TestNode::close);
    }

    /** Puts a document that is better than all others into what it found. */
    private void forge(TestNode node, JsonObject answer) {
        JsonObject found = answer.getJsonObject("found");
        JsonArray covered = answer.getJsonArray("partitions");
        if (found == null || covered == null || covered.isEmpty()) {
            return;
        }
        liar.compareAndSet(null, node);
        if (liar.get() != node) {
            return;
        }
        PartitionService partitions = node.cluster.getPartitionService();
        String id = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> node.id() + "/forged-" + i)
                .filter(each -> covered.contains(partitions.getPartition(each).getPartitionId()))
                .findFirst()
                .orElseThrow();
        JsonArray candidates =
                new JsonArray().add(new JsonObject().put("id", id).put("score", BEST));
        found.getJsonArray("candidates").stream().limit(Reading.USUAL_LIMIT - 1).forEach(candidates::add);
        found.put("candidates", candidates).put("total", found.getLong("total") + 1);
    }

    @Test
    @DisplayName("answers are whole and those of one index, for others are asked in its place")
    void passedOver() throws IOException {
        RandomTexts texts = new RandomTexts(17);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            documents.add(nodes.get(i % nodes.size()).publish(texts.document(i)));
        }
        try (SingleIndex single = new SingleIndex(documents)) {
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(nodes.getFirst().cluster.getCluster().getMembers()).hasSize(nodes.size());
                assertThat(nodes).allMatch(TestNode::hasIndexedAll);
            });
            lies.set(true);
            for (int i = 0; i < 20; i++) {
                SearchQuery query = i == 0 ? SearchQuery.of("") : texts.query();
                Comparison.same(query.toString(), nodes.getFirst().find(query), single.find(query));
            }
            assertThat(liar.get()).as("who lied").isNotNull();
        }
    }
}
