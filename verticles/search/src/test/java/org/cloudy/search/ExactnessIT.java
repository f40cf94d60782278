package org.cloudy.search;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nodes of a micro cloud against one Lucene index over the same documents. */
class ExactnessIT {
    private static final int QUERIES = 24;
    private static final long SEED = 5;

    @TempDir
    Path folder;

    private final List<TestNode> nodes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final RandomTexts texts = new RandomTexts(SEED);
    private final Random random = new Random(SEED);
    private int last;

    @AfterEach
    void stop() {
        nodes.forEach(TestNode::close);
    }

    @Test
    @DisplayName(
            "documents, order, scores, totals and facets are those of one index, on one to four nodes, after changes, a join"
                    + " and a death")
    void exact() throws IOException {
        join();
        publish(nodes.getFirst(), 80);
        change(20);
        same("one node");

        join();
        same("right after a join");
        publish(nodes.get(1), 30);
        join();
        publish(nodes.get(2), 20);
        change(30);
        same("three nodes");

        join();
        same("right after a join of a fourth, the first that does not have all");
        publish(nodes.get(3), 20);
        change(30);
        same("four nodes");

        nodes.removeLast().kill();
        same("right after a death");
    }

    private void join() throws IOException {
        int port = FreePorts.one();
        ports.add(port);
        nodes.add(TestNode.start(Files.createDirectory(folder.resolve("node-" + port)), port, ports));
    }

    private void publish(TestNode node, int count) {
        for (int i = 0; i < count; i++) {
            published(node.publish(texts.document(++last)));
        }
    }

    private void published(Document document) {
        documents.put(document.id(), document);
    }

    /** Publishes some anew, and withdraws a third of them. */
    private void change(int count) {
        for (int i = 0; i < count; i++) {
            TestNode node = nodes.get(random.nextInt(nodes.size()));
            List<String> own = documents.keySet().stream()
                    .filter(id -> Deposit.isOf(node.id(), id))
                    .toList();
            String id = own.get(random.nextInt(own.size()));
            if (i % 3 == 0) {
                node.withdraw(id);
                documents.remove(id);
            } else {
                NewDocument other = texts.document(0);
                published(node.publish(new NewDocument(
                        id.substring(id.indexOf('/') + 1),
                        other.kind(),
                        other.title(),
                        other.text(),
                        other.language(),
                        other.url(),
                        other.attributes())));
            }
        }
    }

    private void same(String when) throws IOException {
        // What was published last is found a moment later.
        SearchQuery all = SearchQuery.of("");
        try (SingleIndex single = new SingleIndex(documents.values())) {
            for (TestNode node : nodes) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> Comparison.same(when, node.find(all), single.find(all)));
            }
            for (int i = 0; i < QUERIES; i++) {
                SearchQuery query = texts.query();
                TestNode node = nodes.get(i % nodes.size());
                Comparison.same(when + ": " + query, node.find(query), single.find(query));
            }
        }
    }
}
