package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
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

    private final List<TestNode> nodes = new ArrayList<>();
    private TestProcess process;

    @BeforeEach
    void start() throws IOException {
        List<Integer> ports = List.of(FreePorts.one(), FreePorts.one(), FreePorts.one());
        process = TestProcess.start(folder.resolve("process"), ports.get(2), ports);
        for (int port : ports.subList(0, 2)) {
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
            documents.add(nodes.get(i % 2).publish(texts.document(i)));
        }
        try (SingleIndex single = new SingleIndex(documents)) {
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(nodes.getFirst().cluster.getCluster().getMembers()).hasSize(3);
                same(single, SearchQuery.of(""));
                // Whoever hangs, somebody else has all of its partitions indexed.
                assertThat(nodes).allMatch(TestNode::hasIndexedAll);
            });
            process.hang();
            for (int i = 0; i < 40; i++) {
                same(single, texts.query());
            }
            assertThat(nodes.getFirst().cluster.getCluster().getMembers()).hasSize(3);
            process.goOn();
            same(single, SearchQuery.of(""));
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
