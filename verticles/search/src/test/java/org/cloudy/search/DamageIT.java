package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.spill.SpilledBytes;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What members and disks do to a node's documents and its index. */
class DamageIT {
    @TempDir
    Path folder;

    private TestNode node;
    private Document village;

    @BeforeEach
    void start() {
        int port = FreePorts.one();
        node = TestNode.start(folder, port, List.of(port));
        village = node.publish(new NewDocument(
                "village",
                "page",
                "The village network",
                "Neighbours share their antennas. A house without a line of sight asks at the next roof.",
                DocumentLanguage.EN,
                "http://village.example/",
                Map.of()));
        found("antenna", village.id());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private void found(String query, String... ids) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(node.find(query).hits())
                        .extracting(SearchHit::id)
                        .containsExactly(ids));
    }

    private IMap<Object, Object> map() {
        return node.cluster.getMap(SharedDocuments.MAP);
    }

    /** A key that can be written, and not read. */
    private static final class Unreadable implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        private final int number;

        Unreadable(int number) {
            this.number = number;
        }

        @Serial
        private void readObject(ObjectInputStream in) throws IOException {
            throw new InvalidObjectException("it is not to be read: " + number);
        }
    }

    @Test
    @DisplayName("what others put, change or take away in a node's name does not last; what nobody signed is not found")
    void members() {
        String forged = Deposit.sign(
                NodeIdentity.fresh(),
                new Document(
                        node.id() + "/forged",
                        node.id(),
                        "page",
                        "Forged",
                        "antenna",
                        DocumentLanguage.EN,
                        null,
                        Map.of(),
                        null,
                        Instant.now()));
        NodeIdentity stranger = NodeIdentity.fresh();
        map().set(node.id() + "/forged", SharedDocuments.value(forged));
        map().set(village.id(), SharedDocuments.value("antenna"));
        map().set(stranger.id() + "/garbage", SharedDocuments.value("{}"));
        map().set(stranger.id() + "/bytes", SpilledBytes.of(new byte[] {1, 2, 3}));
        map().set(stranger.id() + "/number", 7);
        map().set(7, SharedDocuments.value("{}"));
        for (int i = 0; i < 300; i++) {
            map().set(new Unreadable(i), SharedDocuments.value("{}"));
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(map().containsKey(node.id() + "/forged")).isFalse());
        found("antenna", village.id());

        map().delete(village.id());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(map().containsKey(village.id())).isTrue());
        found("antenna", village.id());
        assertThatThrownBy(() -> node.withdraw(stranger.id() + "/garbage"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.FORBIDDEN));
    }

    @Test
    @DisplayName("an index that is deleted under a running node is made anew from the map")
    void disk() throws IOException {
        Path index = folder.resolve("cache").resolve("search");
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(index);

        Document second = node.publish(new NewDocument(
                "second", "page", "Antennas", "More of them", DocumentLanguage.EN, null, Map.of("size", "20 cm")));

        found("attribute.size:\"20 cm\"", second.id());
        found("sight", village.id());
        assertThat(node.find("sight").answered()).isEqualTo(node.find("sight").partitions());
    }

    @Test
    @DisplayName("an excerpt is of the text, with what matched marked")
    void excerpt() {
        SearchHit hit = node.find("neighbour antenna").hits().getFirst();

        assertThat(hit.title()).isEqualTo("The village network");
        assertThat(hit.excerpt())
                .filteredOn(SearchHit.Fragment::match)
                .extracting(SearchHit.Fragment::text)
                .containsExactly("Neighbours", "antennas");
    }

    @Test
    @DisplayName("the files of an index that changed while it was asked are gone when no query needs them any more")
    void filesOfFormerStates() {
        for (int i = 0; i < 12; i++) {
            String word = "unheard" + i;
            Document page =
                    node.publish(new NewDocument(word, "page", word, "text", DocumentLanguage.EN, null, Map.of()));
            found(word, page.id());
        }

        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(segmentsOnDisk()).isEqualTo(segmentsInUse()));
    }

    private long segmentsInUse() throws IOException {
        try (Directory index = FSDirectory.open(folder.resolve("cache").resolve("search"))) {
            return SegmentInfos.readLatestCommit(index).size();
        }
    }

    private long segmentsOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache").resolve("search"))) {
            return files.filter(file -> file.toString().endsWith(".si")).count();
        }
    }
}
