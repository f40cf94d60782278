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
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
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
    private final List<TestProcess> processes = new ArrayList<>();
    private final Set<NodeId> asked = ConcurrentHashMap.newKeySet();
    private final RandomTexts texts = new RandomTexts(7);
    private final List<Document> documents = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(TestProcess::close);
        nodes.forEach(TestNode::close);
    }

    @Test
    @DisplayName("its partitions are answered by those that keep them, exactly and whole, and its documents are shown")
    void answered() throws IOException, InterruptedException {
        start(1);
        try (SingleIndex single = new SingleIndex(documents)) {
            preferTheProcesses(single);
            processes.getFirst().hang();
            for (int i = 0; i < 40; i++) {
                same(single, texts.query());
            }
            assertThat(nodes.getFirst().cluster.getCluster().getMembers()).hasSize(4);
            processes.getFirst().goOn();
            same(single, SearchQuery.of(""));
        }
    }

    @Test
    @DisplayName("and another one too, what both have is answered by the third that keeps it")
    void two() throws IOException, InterruptedException {
        start(2);
        try (SingleIndex single = new SingleIndex(documents)) {
            preferTheProcesses(single);
            for (TestProcess process : processes) {
                process.hang();
            }
            for (int i = 0; i < 20; i++) {
                same(single, texts.query());
            }
            assertThat(nodes.getFirst().cluster.getCluster().getMembers()).hasSize(5);
        }
    }

    /** Three nodes here and some in processes of their own, with documents of the three, all of them indexed everywhere. */
    private void start(int others) throws IOException {
        List<Integer> ports = Stream.generate(FreePorts::one).limit(3 + others).toList();
        for (int port : ports.subList(3, ports.size())) {
            processes.add(TestProcess.start(folder.resolve("process-" + port), port, ports));
        }
        for (int port : ports.subList(0, 3)) {
            nodes.add(TestNode.start(Files.createDirectory(folder.resolve("node-" + port)), port, ports));
        }
        for (int i = 0; i < 120; i++) {
            documents.add(nodes.get(i % 3).publish(texts.document(i)));
        }
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(nodes.getFirst().cluster.getCluster().getMembers()).hasSize(3 + others);
            // Whoever hangs, somebody else has all of its partitions indexed.
            assertThat(nodes).allMatch(TestNode::hasIndexedAll);
        });
    }

    /** Has all ask a process rather than one another where both have as much; returns when each does. */
    private void preferTheProcesses(SingleIndex single) {
        Set<NodeId> here = nodes.stream().map(TestNode::id).collect(Collectors.toSet());
        Map<NodeId, Double> distances = nodes.getFirst().cluster.getCluster().getMembers().stream()
                .map(member -> new NodeId(member.getAttribute(NodeIdentity.MEMBER_ATTRIBUTE)))
                .collect(Collectors.toMap(id -> id, id -> here.contains(id) ? FAR : NEAR));
        for (TestNode node : nodes) {
            node.isAt(distances);
            node.onQuestion(address -> distances.keySet().stream()
                    .filter(id -> address.equals(SearchContract.TOP.addressAt(id)))
                    .forEach(asked::add));
        }
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            for (TestNode node : nodes) {
                asked.clear();
                same(single, node, SearchQuery.of(""));
                assertThat(asked).anyMatch(id -> !here.contains(id));
            }
        });
    }

    private void same(SingleIndex single, SearchQuery query) throws IOException {
        for (TestNode node : nodes) {
            same(single, node, query);
        }
    }

    private static void same(SingleIndex single, TestNode node, SearchQuery query) throws IOException {
        Comparison.same(query.toString(), node.find(query), single.find(query));
    }
}
