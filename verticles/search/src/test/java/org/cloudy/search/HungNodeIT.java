package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("While a node hangs and is a member still")
class HungNodeIT {
    @TempDir
    Path folder;

    private static final double NEAR = 0.1;
    private static final double FAR = 80;

    private final List<TestNode> nodes = new ArrayList<>();
    private final Set<NodeId> asked = ConcurrentHashMap.newKeySet();
    private TestProcess process;

    @BeforeEach
    void start() throws IOException {
        List<Integer> ports = List.of(FreePorts.one(), FreePorts.one(), FreePorts.one(), FreePorts.one());
        process = TestProcess.start(folder.resolve("process"), ports.getLast(), ports);
        for (int port : ports.subList(0, 3)) {
            nodes.add(TestNode.start(Files.createDirectory(folder.resolve("node-" + port)), port, ports));
        }
    }

    @AfterEach
    void stop() {
        process.close();
        nodes.forEach(TestNode::close);
    }

    @Test
    @DisplayName("its partitions are answered by those that keep them, exactly and whole, and its documents are shown")
    void answered() throws IOException, InterruptedException {
        RandomTexts texts = new RandomTexts(7);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            documents.add(nodes.get(i % 3).publish(texts.document(i)));
        }
        try (SingleIndex single = new SingleIndex(documents)) {
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(nodes.getFirst().cluster.getCluster().getMembers()).hasSize(4);
                same(single, SearchQuery.of(""));
                // Whoever hangs, somebody else has all of its partitions indexed.
                assertThat(nodes).allMatch(TestNode::hasIndexedAll);
            });
            preferTheProcess();
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                asked.clear();
                same(single, SearchQuery.of(""));
                assertThat(asked).hasSameSizeAs(nodes);
            });
            process.hang();
            for (int i = 0; i < 40; i++) {
                same(single, texts.query());
            }
            assertThat(nodes.getFirst().cluster.getCluster().getMembers()).hasSize(4);
            process.goOn();
            same(single, SearchQuery.of(""));
        }
    }

    /** Has all ask the process rather than one another, and notes who does. */
    private void preferTheProcess() {
        Map<NodeId, Double> distances = nodes.getFirst().cluster.getCluster().getMembers().stream()
                .map(member -> new NodeId(member.getAttribute(NodeIdentity.MEMBER_ATTRIBUTE)))
                .collect(Collectors.toMap(id -> id, id -> NEAR));
        nodes.forEach(node -> distances.remove(node.id()));
        NodeId preferred = distances.keySet().iterator().next();
        nodes.forEach(node -> distances.put(node.id(), FAR));
        for (TestNode node : nodes) {
            node.isAt(distances);
            node.vertx.eventBus().addOutboundInterceptor(delivery -> {
                if (delivery.message().address().equals(SearchContract.TOP.addressAt(preferred))) {
                    asked.add(node.id());
                }
                delivery.next();
            });
        }
    }

    private void same(SingleIndex single, SearchQuery query) throws IOException {
        SingleIndex.Found wanted = single.find(query);
        for (TestNode node : nodes) {
            SearchResults found = node.find(query);
            Comparison.same(query.toString(), found, wanted);
        }
    }
}
