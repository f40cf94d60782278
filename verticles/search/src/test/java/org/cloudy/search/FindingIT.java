package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.Age;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.Placement;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.Share;
import org.cloudy.bus.search.SuggestQuery;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.spill.SpilledMaps;
import org.cloudy.testkit.FreePorts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two nodes")
class FindingIT {
    @TempDir
    Path folder;

    private TestNode one;
    private TestNode other;
    private List<Integer> ports = List.of();

    @BeforeEach
    void start() throws IOException {
        ports = List.of(FreePorts.one(), FreePorts.one());
        one = TestNode.start(Files.createDirectory(folder.resolve("one")), ports.get(0), ports);
        other = TestNode.start(Files.createDirectory(folder.resolve("other")), ports.get(1), ports);
    }

    @AfterEach
    void stop() {
        other.close();
        one.close();
    }

    private static Document publish(TestNode node, String name, String title, String text) {
        return node.publish(new NewDocument(name, "page", title, text, DocumentLanguage.OTHER, null, Map.of()));
    }

    private void found(int total) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                Stream.of(one, other).map(node -> node.find("").total()))
                        .containsExactly((long) total, (long) total));
    }

    private List<String> suggestions(String typed, @Nullable Integer limit) {
        return TestNode.await(SearchContract.SUGGEST.send(one.vertx.eventBus(), new SuggestQuery(typed, limit)))
                .texts();
    }

    @Test
    @DisplayName(
            "suggest words and titles of both that go on as somebody began, whatever the accents, the frequent ones first")
    void suggest() {
        publish(one, "a", "Informació del poble", "informació útil, informe");
        publish(one, "b", "La xarxa", "Informació i informàtica");
        publish(other, "c", "Informàtica", "informació");
        found(3);

        // Who is late with a suggestion is not waited for.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(suggestions("INFORMAC", null)).containsExactly("informació", "Informació del poble");
            assertThat(suggestions("informà", null))
                    .containsExactly("informació", "informàtica", "Informació del poble", "Informàtica");
            assertThat(suggestions("la informa", null)).startsWith("la informació", "la informàtica");
            assertThat(suggestions("del pob", null)).contains("Informació del poble");
            assertThat(suggestions("informa", 1)).containsExactly("informació");
            assertThat(suggestions("la ", null)).containsExactly("La xarxa");
            assertThat(suggestions("  ", null)).isEmpty();
            assertThat(suggestions("zzz", null)).isEmpty();
        });
        assertThatThrownBy(() -> suggestions("a", 21))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.INVALID));
    }

    @Test
    @DisplayName("put misspelt words right, as most documents write them, and leave alone what is only rare")
    void correct() {
        for (int i = 0; i < 6; i++) {
            publish(i % 2 == 0 ? one : other, "d" + i, "Antena " + i, "informació de la teulada");
        }
        publish(one, "rare", "Campanar", "una rara");
        found(7);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(one.find("informacoi antena").correction()).isEqualTo("informació antena");
            assertThat(other.find("+Anetna -\"la teualda\"").correction()).isEqualTo("+antena -\"la teulada\"");
            assertThat(one.find("informacio campanar").correction()).isNull();
            assertThat(one.find("rara").correction()).isNull();
            assertThat(one.find("teul* anten~1 kind:pgae").correction()).isNull();
            assertThat(one.find("zzzzzzz").correction()).isNull();
        });
    }

    @Test
    @DisplayName("tell how old what they find is, and narrow by it")
    void age() {
        NodeIdentity absent = NodeIdentity.fresh();
        Instant now = Instant.now();
        Stream.of(0, 3, 20, 200, 2_000).forEach(days -> {
            Document document = new Document(
                    absent.id() + "/" + days,
                    absent.id(),
                    "page",
                    "Old",
                    "news",
                    DocumentLanguage.EN,
                    null,
                    Map.of(),
                    null,
                    now.minus(Duration.ofDays(days)));
            one.cluster
                    .getMap(SharedDocuments.MAP)
                    .set(document.id(), SharedDocuments.value(Deposit.sign(absent, document)));
        });
        found(5);

        assertThat(other.find("news").facets().ages())
                .isEqualTo(Map.of("DAY", 1L, "WEEK", 2L, "MONTH", 3L, "YEAR", 4L));
        assertThat(one.find(new SearchQuery("news", null, null, null, Age.MONTH, null, null, null)))
                .satisfies(results -> {
                    assertThat(results.total()).isEqualTo(3);
                    assertThat(results.facets().ages())
                            .isEqualTo(Map.of("DAY", 1L, "WEEK", 2L, "MONTH", 3L, "YEAR", 3L));
                });
    }

    @Test
    @DisplayName("find what is near first if that is asked for, the best of each node before its others")
    void near() {
        NodeIdentity far = NodeIdentity.fresh();
        NodeIdentity unknown = NodeIdentity.fresh();
        for (NodeIdentity absent : List.of(far, unknown)) {
            Document document = new Document(
                    absent.id() + "/best",
                    absent.id(),
                    "page",
                    "antenna",
                    "antenna",
                    DocumentLanguage.EN,
                    null,
                    Map.of(),
                    null,
                    Instant.now());
            one.cluster
                    .getMap(SharedDocuments.MAP)
                    .set(document.id(), SharedDocuments.value(Deposit.sign(absent, document)));
        }
        String good = publish(one, "good", "antenna", "antenna").id();
        String fair =
                publish(one, "fair", "mast", "an antenna and much else besides").id();
        String there = publish(other, "there", "antenna", "antenna and mast").id();
        found(5);
        one.isAt(Map.of(other.id(), 2.5, far.id(), 80.0));

        SearchQuery near = new SearchQuery("antenna", null, null, null, null, null, true, null);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(one.find(near).hits())
                    .extracting(SearchHit::id)
                    .containsExactly(good, fair, there, far.id() + "/best", unknown.id() + "/best");
            assertThat(one.find(near).hits()).extracting(SearchHit::rtt).containsExactly(0.0, 0.0, 2.5, 80.0, null);
        });
        assertThat(one.find(new SearchQuery("antenna", null, null, null, null, 2, true, null))
                        .hits())
                .extracting(SearchHit::id)
                .containsExactly(good, fair);
        assertThat(one.find("antenna").hits()).extracting(SearchHit::id).endsWith(fair);
    }

    @Test
    @DisplayName(
            "ask nobody, for each has all; of four one other is asked once, and all is exact still when documents change")
    void roundTrips() throws IOException {
        List<Document> documents = new ArrayList<>();
        RandomTexts texts = new RandomTexts(3);
        for (int i = 0; i < 40; i++) {
            documents.add((i % 2 == 0 ? one : other).publish(texts.document(i)));
        }
        found(40);
        await().atMost(Duration.ofMinutes(1)).until(() -> one.hasIndexedAll() && other.hasIndexedAll());
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        one.onQuestion(address -> {
            if (Stream.of(SearchContract.DOCUMENTS, SearchContract.TOP)
                    .anyMatch(call -> address.startsWith(call.address()))) {
                asked.add(address);
            }
        });

        SearchQuery query = new SearchQuery("casa xarxa \"the house\" antena~1", null, null, null, null, 2, null, null);
        same(query, documents);
        assertThat(asked).isEmpty();
        try (TestNode third = TestNode.start(Files.createDirectory(folder.resolve("third")), FreePorts.one(), ports);
                TestNode fourth =
                        TestNode.start(Files.createDirectory(folder.resolve("fourth")), FreePorts.one(), ports)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> third.cluster.getCluster().getMembers().size() == 4
                            && Stream.of(one, other, third, fourth).allMatch(TestNode::hasIndexedAll));
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                asked.clear();
                same(query, documents);
                assertThat(asked)
                        .singleElement()
                        .isIn(Stream.of(other, third, fourth)
                                .map(node -> SearchContract.TOP.addressAt(node.id()))
                                .toList());
            });
            documents.add(third.publish(texts.document(40)));
            found(41);
            same(query, documents);
        }
    }

    private void same(SearchQuery query, List<Document> documents) throws IOException {
        try (SingleIndex single = new SingleIndex(documents)) {
            Comparison.same(query.toString(), one.find(query), single.find(query));
        }
    }

    @Test
    @DisplayName("tell who holds which partition, who keeps it, and how much is asked")
    void placement() {
        publish(one, "a", "One", "text");
        publish(other, "b", "Other", "text");
        found(2);
        for (int i = 0; i < 10; i++) {
            one.find("text");
        }

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Placement placement = TestNode.await(SearchContract.PLACEMENT.send(other.vertx.eventBus(), Empty.EMPTY));
            assertThat(placement.backups()).isEqualTo(SpilledMaps.BACKUPS);
            assertThat(placement.places())
                    .hasSize(placement.partitions())
                    .allSatisfy(place -> assertThat(Stream.concat(Stream.of(place.owner()), place.backups().stream()))
                            .containsExactlyInAnyOrder(one.id(), other.id()));
            assertThat(placement.shares()).hasSize(2).allSatisfy(share -> {
                assertThat(share.owned() + share.backups()).isEqualTo(placement.partitions());
                assertThat(share.indexed()).isEqualTo(share.owned());
            });
            assertThat(placement.shares().stream().mapToLong(Share::documents).sum())
                    .isEqualTo(2);
            assertThat(placement.shares())
                    .filteredOn(share -> share.node().equals(one.id()))
                    .allSatisfy(share -> {
                        assertThat(share.activity().queriesPerSecond()).isPositive();
                        assertThat(share.activity().p99())
                                .isGreaterThanOrEqualTo(share.activity().p50());
                        assertThat(share.activity().p50()).isPositive();
                    });
        });
    }
}
