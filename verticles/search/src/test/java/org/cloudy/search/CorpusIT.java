package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.spill.SpilledBytes;
import org.cloudy.testkit.DebianPackages;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real corpus on one, two, three and five nodes against one Lucene index, while nodes join, leave and are killed; two of the nodes
 * are processes of their own.
 */
class CorpusIT {
    private static final Duration INDEXED_WITHIN = Duration.ofMinutes(15);
    private static final int PUBLISHERS = 5;
    private static final int BATCH = 500;
    private static final long SEED = 60_000;

    @TempDir
    Path folder;

    private final List<TestNode> nodes = new ArrayList<>();
    private final List<TestProcess> processes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final List<NodeIdentity> publishers =
            Stream.generate(NodeIdentity::fresh).limit(PUBLISHERS).toList();
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Map<SearchQuery, SingleIndex.Found> answers = new LinkedHashMap<>();
    private final Instant now = Instant.now();
    private int oneOf;
    private int turn;

    @AfterEach
    void stop() {
        processes.forEach(TestProcess::close);
        nodes.forEach(TestNode::close);
    }

    @Test
    @DisplayName("1,000 descriptions are found as by one index, whoever joins, leaves or is killed")
    void sample() throws Exception {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(CorpusIT.class.getResourceAsStream("/debian-packages.gz"))),
                StandardCharsets.UTF_8))) {
            prove(DebianPackages.read(file).subList(0, 1_000), 200, 8);
        }
    }

    @Test
    @Tag("slow")
    @DisplayName("all descriptions that apt has are found as by one index, whoever joins, leaves or is killed")
    void whole() throws Exception {
        List<NewDocument> packages = DebianPackages.available();
        assumeThat(packages).as("apt has lists").hasSizeGreaterThan(10_000);
        prove(packages, 1_000, 1);
    }

    /**
     * All of it.
     *
     * @param oneOf so many queries is asked each time, another one the next time; 1 for all
     */
    private void prove(List<NewDocument> packages, int generated, int oneOf) throws Exception {
        this.oneOf = oneOf;
        join();
        put(packages.stream().map(this::document).toList());
        List<SearchQuery> queries = new ArrayList<>(
                WrittenQueries.read(publishers.stream().map(NodeIdentity::id).toList()));
        queries.addAll(new CorpusQueries(SEED, List.copyOf(documents.values())).next(generated));
        expect(queries);
        settled("one node");

        join();
        same("two nodes, right after a join");
        change(packages.size() / 50);
        expect(queries);
        settled("two nodes, after changes");

        join();
        same("three nodes, right after a join");

        joinProcess();
        joinProcess();
        same("five nodes, right after two joins");

        nodes.removeLast().close();
        same("right after one left");

        processes.removeFirst().close();
        same("right after one was killed");
    }

    private Document document(NewDocument described) {
        int number = documents.size();
        NodeIdentity publisher = publishers.get(number % PUBLISHERS);
        Document document = new Document(
                Deposit.id(publisher.id(), described.name()),
                publisher.id(),
                described.kind(),
                described.title(),
                described.text(),
                Objects.requireNonNull(described.language()),
                described.url(),
                described.attributes(),
                null,
                // Half a day from where an age ends.
                now.minus(Duration.ofDays(number % 700)).minus(Duration.ofHours(12)));
        documents.put(document.id(), document);
        return document;
    }

    private void join() throws IOException {
        int port = FreePorts.one();
        ports.add(port);
        nodes.add(TestNode.start(Files.createDirectory(folder.resolve("node-" + port)), port, ports));
    }

    private void joinProcess() throws IOException {
        int port = FreePorts.one();
        ports.add(port);
        processes.add(TestProcess.start(folder.resolve("node-" + port), port, ports));
        int members = nodes.size() + processes.size();
        await().atMost(INDEXED_WITHIN)
                .until(() -> nodes.getFirst().cluster.getCluster().getMembers().size() == members);
    }

    /** As a node does with what it publishes. */
    private void put(List<Document> published) {
        Map<String, NodeIdentity> owners = new HashMap<>();
        publishers.forEach(publisher -> owners.put(publisher.id().value(), publisher));
        for (int from = 0; from < published.size(); from += BATCH) {
            Map<String, SpilledBytes> batch = new HashMap<>();
            published.subList(from, Math.min(published.size(), from + BATCH)).parallelStream()
                    .map(document -> Map.entry(
                            document.id(),
                            SharedDocuments.value(Deposit.sign(
                                    Objects.requireNonNull(
                                            owners.get(document.node().value())),
                                    document))))
                    .toList()
                    .forEach(entry -> batch.put(entry.getKey(), entry.getValue()));
            map().setAll(batch);
        }
    }

    /** Publishes some with other texts, and withdraws as many. */
    private void change(int count) {
        List<Document> all = List.copyOf(documents.values());
        List<Document> changed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Document first = all.get(i * 7);
            Document other = all.get(all.size() - 1 - i * 5);
            Document now = new Document(
                    first.id(),
                    first.node(),
                    other.kind(),
                    other.title(),
                    first.text() + " " + other.text(),
                    other.language(),
                    other.url(),
                    other.attributes(),
                    first.author(),
                    first.published());
            documents.put(now.id(), now);
            changed.add(now);
            String withdrawn = all.get(i * 7 + 3).id();
            documents.remove(withdrawn);
            map().delete(withdrawn);
        }
        put(changed);
    }

    private IMap<Object, Object> map() {
        return nodes.getFirst().cluster.getMap(SharedDocuments.MAP);
    }

    private void expect(List<SearchQuery> queries) throws IOException {
        answers.clear();
        try (SingleIndex single = new SingleIndex(documents.values())) {
            queries.forEach(query -> answers.put(query, single.find(query)));
            answers.put(SearchQuery.of(""), single.find(SearchQuery.of("")));
        }
        assertThat(answers.values().stream().filter(found -> found.total() > 0))
                .as("queries that find something")
                .hasSizeGreaterThan(answers.size() * 3 / 5);
    }

    /** What was published or withdrawn last is found a moment later. */
    private void settled(String when) {
        SearchQuery all = SearchQuery.of("");
        for (TestNode node : nodes) {
            await(when)
                    .atMost(INDEXED_WITHIN)
                    .ignoreExceptionsInstanceOf(Failure.class)
                    .untilAsserted(() -> Comparison.same(when, node.find(all), answer(all)));
        }
        same(when);
    }

    private boolean isWhole(String when, TestNode node, SearchQuery query) {
        try {
            SearchResults found = node.find(query);
            String what = when + ": " + query;
            if (found.answered() == found.partitions()) {
                Comparison.same(what, found, answer(query));
                return true;
            }
            Comparison.part(what, found, answer(query));
            return false;
        } catch (Failure e) {
            assertThat(e.code()).as(when).isEqualTo(FailureCode.UNAVAILABLE);
            return false;
        }
    }

    /**
     * Every answer is that of one index. While partitions are on their way, or a node is late, an answer is of a part, and says so: then
     * it is asked for again.
     */
    private void same(String when) {
        long begun = System.nanoTime();
        List<SearchQuery> queries = List.copyOf(answers.keySet());
        int parts = 0;
        int asked = 0;
        for (int i = turn++ % oneOf; i < queries.size(); i += oneOf) {
            while (!isWhole(when, nodes.get(asked++ % nodes.size()), queries.get(i))) {
                parts++;
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(when).isLessThan(INDEXED_WITHIN);
            }
        }
        System.out.printf(
                "%s: %d answers as of one index and %d of a part in %d ms%n",
                when, asked - parts, parts, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private SingleIndex.Found answer(SearchQuery query) {
        return Objects.requireNonNull(answers.get(query));
    }
}
