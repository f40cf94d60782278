package org.cloudy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.cloudy.bus.search.Age;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.SearchQuery;

/** Queries for the words of a corpus by chance, the same for the same seed; what is frequent in it is frequent in them. */
final class CorpusQueries {
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Random random;
    private final List<Document> documents;

    CorpusQueries(long seed, List<Document> documents) {
        this.random = new Random(seed);
        this.documents = documents;
    }

    List<SearchQuery> next(int count) {
        List<SearchQuery> queries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            queries.add(narrowed(text(i)));
        }
        return queries;
    }

    /** One of each class of queries in turn. */
    private String text(int turn) {
        return switch (turn % 18) {
            case 0 -> word();
            case 1 -> word() + " " + word();
            case 2 -> word() + " " + word() + " " + word() + " " + word();
            case 3 -> "+" + word() + " +" + word() + " " + word();
            case 4 -> "(" + word() + " OR " + word() + ") AND NOT " + word();
            case 5 -> "+" + word() + " -(" + word() + " AND " + word() + ")";
            case 6 -> "\"" + phrase(2) + "\"";
            case 7 -> "\"" + phrase(3) + "\" " + word();
            case 8 -> "\"" + word() + " " + word() + "\"~" + (1 + random.nextInt(8));
            case 9 -> misspelt() + "~";
            case 10 -> misspelt() + "~1 " + word() + " " + misspelt() + "~2";
            case 11 -> begun() + "*";
            case 12 -> "+" + begun() + "* +" + word();
            case 13 -> word().charAt(0) + "?" + "* " + word();
            case 14 -> "title:" + word() + "^" + (1 + random.nextInt(5)) + " text:\"" + phrase(2) + "\"";
            case 15 -> "[" + begun() + " TO " + word() + "] " + word();
            case 16 -> "/" + begun() + "[a-m]?.*/ kind:" + any(documents).kind();
            default -> "published:[" + day() + " TO *] AND (" + word() + " attribute.architecture:all^2)";
        };
    }

    private SearchQuery narrowed(String text) {
        Document like = any(documents);
        return new SearchQuery(
                text,
                random.nextInt(8) == 0 ? like.kind() : null,
                random.nextInt(8) == 0 ? any(List.of(DocumentLanguage.values())) : null,
                random.nextInt(12) == 0 ? like.node() : null,
                random.nextInt(12) == 0 ? any(List.of(Age.values())) : null,
                random.nextInt(3) == 0 ? 1 + random.nextInt(100) : null,
                null,
                null);
    }

    private String word() {
        return any(words(any(documents)));
    }

    private String phrase(int length) {
        List<String> words = words(any(documents));
        int from = random.nextInt(Math.max(1, words.size() - length));
        return String.join(" ", words.subList(from, Math.min(words.size(), from + length)));
    }

    private String begun() {
        String word = word();
        return word.substring(0, Math.min(word.length(), 2 + random.nextInt(3)));
    }

    /** A word with a letter too few, too many, or another one. */
    private String misspelt() {
        String word = word();
        int at = random.nextInt(word.length());
        String other = random.nextBoolean() ? String.valueOf((char) ('a' + random.nextInt(26))) : "";
        return word.substring(0, at) + other + word.substring(at + random.nextInt(2));
    }

    private String day() {
        return any(documents).published().toString().substring(0, 10);
    }

    private static List<String> words(Document document) {
        List<String> words = GAPS.splitAsStream(document.title() + " " + document.text())
                .filter(word -> word.length() > 1)
                .toList();
        return words.isEmpty() ? List.of("package") : words;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
