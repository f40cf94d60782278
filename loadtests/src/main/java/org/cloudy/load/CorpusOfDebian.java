package org.cloudy.load;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.testkit.DebianPackages;

/** The descriptions of Debian's packages as documents, and queries for their words: the same for all that is measured. */
final class CorpusOfDebian {
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final long SEED = 5;
    private static final int QUERIES = 1_000;

    private final List<NewDocument> packages;

    private CorpusOfDebian(List<NewDocument> packages) {
        this.packages = packages;
    }

    /** As many as there are, at most so many: every so manieth of them. */
    static CorpusOfDebian read(int most) throws IOException {
        List<NewDocument> all = DebianPackages.available();
        if (all.size() < 1_000) {
            throw new IOException("apt knows no packages: run apt-get update first");
        }
        List<NewDocument> chosen = new ArrayList<>();
        for (int i = 0; i < Math.min(most, all.size()); i++) {
            chosen.add(all.get((int) ((long) i * all.size() / Math.min(most, all.size()))));
        }
        return new CorpusOfDebian(chosen);
    }

    int size() {
        return packages.size();
    }

    List<NewDocument> packages() {
        return packages;
    }

    /** All of them, published by some node. */
    List<Document> documents(NodeIdentity publisher) {
        NodeId node = publisher.id();
        Instant now = Instant.now();
        List<Document> documents = new ArrayList<>();
        for (NewDocument each : packages) {
            documents.add(new Document(
                    node + "/" + each.name(),
                    node,
                    each.kind(),
                    each.title(),
                    each.text(),
                    Objects.requireNonNull(each.language()),
                    each.url(),
                    each.attributes(),
                    null,
                    now.minus(Duration.ofDays(documents.size() % 700))));
        }
        return documents;
    }

    /**
     * What people ask, by the words of the titles: of a hundred queries forty are of one word, thirty of two, ten of three, six are phrases,
     * six want one word and not another, three are the beginning of a word, three a word written otherwise, and two are of one kind.
     */
    List<SearchQuery> queries() {
        Random random = new Random(SEED);
        List<SearchQuery> queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            int of = i % 100;
            String word = word(random);
            String text = text(of, word, random);
            queries.add(new SearchQuery(
                    text, of < 98 ? null : any(packages, random).kind(), null, null, null, null, null, null));
        }
        return queries;
    }

    private String text(int of, String word, Random random) {
        if (of < 70) {
            return of < 40 ? word : word + " " + word(random);
        }
        if (of < 80) {
            return word + " " + word(random) + " " + word(random);
        }
        if (of < 86) {
            return "\"" + phrase(random) + "\"";
        }
        if (of < 92) {
            return "+" + word + " -" + word(random);
        }
        return of < 95 ? word.substring(0, Math.min(4, word.length())) + "*" : of < 98 ? word + "~1" : word;
    }

    private String word(Random random) {
        return any(words(any(packages, random).title()), random);
    }

    private String phrase(Random random) {
        List<String> words = words(any(packages, random).title());
        int from = random.nextInt(Math.max(1, words.size() - 1));
        return String.join(" ", words.subList(from, Math.min(words.size(), from + 2)));
    }

    private static List<String> words(String text) {
        List<String> words = GAPS.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 2)
                .toList();
        return words.isEmpty() ? List.of("library") : words;
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
