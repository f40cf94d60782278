package org.cloudy.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.search.OneIndex;

/** A process with one Lucene index that is called directly. Its argument: folder. */
public final class IndexWorker {
    private final OneIndex index;
    private final NodeIdentity publisher = NodeIdentity.fresh();
    private List<Document> documents = List.of();
    private List<SearchQuery> queries = List.of();

    /** The index on disk. */
    record Disk(long bytes) {}

    private IndexWorker(OneIndex index) {
        this.index = index;
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("cloudy.log", arguments[0]);
        try (OneIndex index = new OneIndex(Path.of(arguments[0]))) {
            IndexWorker self = new IndexWorker(index);
            Worker.serve(self::answer);
        }
    }

    private Record answer(List<String> words) throws Exception {
        return switch (words.getFirst()) {
            case "read" -> read(Integer.parseInt(words.get(1)));
            case "put" -> put();
            case "top" -> measure(words, index::top);
            case "measure" -> measure(words, index::find);
            case "publish" -> publish(Integer.parseInt(words.get(1)));
            case "disk" -> new Disk(index.bytes());
            default -> throw new IllegalArgumentException("no such command: " + words);
        };
    }

    private Clients.Round measure(List<String> words, Clients.Search search) throws Exception {
        return Clients.run(Integer.parseInt(words.get(1)), Double.parseDouble(words.get(2)), queries, search);
    }

    private Worker.Done read(int most) throws IOException {
        CorpusOfDebian corpus = CorpusOfDebian.read(most);
        queries = corpus.queries();
        documents = corpus.documents(publisher);
        return new Worker.Done();
    }

    private SearchMember.Took put() throws IOException {
        long begun = System.nanoTime();
        for (Document document : documents) {
            index.put(document);
        }
        index.refresh();
        documents = List.of();
        return new SearchMember.Took((System.nanoTime() - begun) / 1e6);
    }

    private SearchMember.Published publish(int count) throws IOException {
        Samples answered = new Samples();
        Samples found = new Samples();
        for (int i = 0; i < count; i++) {
            String word = "unheardof" + i;
            long begun = System.nanoTime();
            index.put(new Document(
                    publisher.id() + "/" + word,
                    publisher.id(),
                    "page",
                    "Published " + word,
                    "By itself.",
                    DocumentLanguage.EN,
                    null,
                    Map.of(),
                    null,
                    Instant.now()));
            answered.add(System.nanoTime() - begun);
            index.refresh();
            if (index.find(SearchQuery.of(word)).total() != 1) {
                throw new IOException(word + " is not found");
            }
            found.add(System.nanoTime() - begun);
        }
        return new SearchMember.Published(
                answered.medianMillis(),
                answered.quantileMillis(0.99),
                found.medianMillis(),
                found.quantileMillis(0.99));
    }
}
