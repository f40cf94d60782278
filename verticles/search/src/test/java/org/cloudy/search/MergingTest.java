package org.cloudy.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.PartialResults.Found;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.TermStatistics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Indexes that hold partitions of each other, after any changes")
class MergingTest {
    private static final int PARTITIONS = 7;
    private static final NodeId NODE = new NodeId("abcdefghijklmnop");

    @TempDir
    Path folder;

    private final Analyzer analyzer = Analysis.analyzer();
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final List<Index> indexes = new ArrayList<>();

    private static int partition(String id) {
        return Math.floorMod(id.hashCode(), PARTITIONS);
    }

    /** An index has its own partitions and those of the one before it. */
    private boolean holds(int index, int partition) {
        return partition % indexes.size() == index || (partition + 1) % indexes.size() == index;
    }

    private void put(NewDocument wanted) throws IOException {
        Document document = new Document(
                NODE + "/" + wanted.name(),
                NODE,
                wanted.kind(),
                wanted.title(),
                wanted.text(),
                wanted.language() == null ? DocumentLanguage.OTHER : wanted.language(),
                null,
                wanted.attributes(),
                null,
                Instant.now());
        documents.put(document.id(), document);
        for (int i = 0; i < indexes.size(); i++) {
            if (holds(i, partition(document.id()))) {
                indexes.get(i).put(document, partition(document.id()), "text", documents.size());
            }
        }
    }

    private void remove(String id) throws IOException {
        documents.remove(id);
        for (Index index : indexes) {
            index.remove(id);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("find together what a single index finds, whichever of them answers for a partition")
    void same(long seed) throws IOException {
        Random random = new Random(seed);
        RandomTexts texts = new RandomTexts(seed);
        for (int i = 0; i < 1 + seed % 4; i++) {
            indexes.add(Index.open(Files.createDirectory(folder.resolve("index-" + i)), analyzer));
        }
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(5)) {
                case 0 -> remove(NODE + "/doc-" + random.nextInt(30));
                case 1 -> indexes.get(random.nextInt(indexes.size())).refresh();
                case 2 -> indexes.get(random.nextInt(indexes.size())).commit();
                default -> put(texts.document(random.nextInt(30)));
            }
        }
        for (Index index : indexes) {
            index.refresh();
        }
        try (SingleIndex single = new SingleIndex(documents.values())) {
            for (int i = 0; i < 30; i++) {
                SearchQuery query = texts.query();
                Comparison.same(query.toString(), find(query, random), single.find(query));
            }
        }
        indexes.forEach(Index::close);
    }

    private SearchResults find(SearchQuery query, Random random) throws IOException {
        List<List<Integer>> shares = new ArrayList<>();
        indexes.forEach(index -> shares.add(new ArrayList<>()));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int wanted = partition;
            List<Integer> holders = IntStream.range(0, indexes.size())
                    .filter(index -> holds(index, wanted))
                    .boxed()
                    .toList();
            shares.get(holders.get(random.nextInt(holders.size()))).add(partition);
        }
        Reading reading = Reading.of(query, analyzer);
        StatisticsQuery terms = QueryTerms.wanted(reading.query(), List.of());
        List<TermStatistics> counts = new ArrayList<>();
        for (int i = 0; i < indexes.size(); i++) {
            List<Integer> share = shares.get(i);
            counts.add(indexes.get(i).search(searcher -> new Corpus(searcher.getIndexReader(), share, 1).count(terms)));
        }
        TermStatistics all = Totals.statistics(counts);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < indexes.size(); i++) {
            List<Integer> share = shares.get(i);
            PartialQuery asked = new PartialQuery(share, query, Instant.now(), List.of(), 0, all, null, false);
            found.add(indexes.get(i)
                    .search(searcher ->
                            TopDocuments.of(new Corpus(searcher.getIndexReader(), share, 1), reading, asked, all)));
        }
        return new SearchResults(
                found.stream()
                        .flatMap(part -> part.candidates().stream())
                        .sorted(Comparator.comparingDouble(Candidate::score)
                                .reversed()
                                .thenComparing(Candidate::id, Totals::compare))
                        .limit(Reading.limit(query))
                        .map(MergingTest::hit)
                        .toList(),
                found.stream().mapToLong(Found::total).sum(),
                Totals.facets(found.stream().map(Found::facets).toList()),
                PARTITIONS,
                PARTITIONS,
                null,
                null);
    }

    private static SearchHit hit(Candidate candidate) {
        return new SearchHit(
                candidate.id(),
                NODE,
                "page",
                "",
                DocumentLanguage.OTHER,
                null,
                Map.of(),
                Instant.EPOCH,
                candidate.score(),
                null,
                List.of(),
                null);
    }
}
