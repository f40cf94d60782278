package org.cloudy.search;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.SearchQuery;

/** Documents and queries by chance, the same for the same seed: few words, so that they meet. */
final class RandomTexts {
    private static final List<String> WORDS =
            Pattern.compile("\\s+").splitAsStream("""
            casa casas cases house houses cançó cançons canción canciones informació información xarxa xarxes
            red redes network networks networking veí veïns vecino vecinos l'aigua agua water col·legi book
            books llibre llibres libro libros antena antenas antenna the of la el run running café cafe
            """.strip()).toList();
    private static final List<String> KINDS = List.of("page", "book", "film");

    private final Random random;

    RandomTexts(long seed) {
        this.random = new Random(seed);
    }

    NewDocument document(int number) {
        return new NewDocument(
                "doc-" + number,
                any(KINDS),
                text(1 + random.nextInt(4)),
                text(random.nextInt(40)),
                any(List.of(DocumentLanguage.values())),
                null,
                random.nextBoolean() ? Map.of("place", any(List.of("north", "south"))) : Map.of());
    }

    /** One of each class of queries that there is, and mixtures of them. */
    SearchQuery query() {
        String text =
                switch (random.nextInt(12)) {
                    case 0, 1 -> word();
                    case 2 -> word() + " " + word() + " " + word();
                    case 3 -> "+" + word() + " -" + word() + " " + word();
                    case 4 -> "\"" + word() + " " + word() + "\"";
                    case 5 -> "\"" + word() + " " + word() + "\"~" + (1 + random.nextInt(4));
                    case 6 -> part(word()) + "~" + (1 + random.nextInt(2)) + " " + word();
                    case 7 -> part(word()) + "*";
                    case 8 -> "title:" + word() + "^3 (text:" + word() + " OR " + word() + "~)";
                    case 9 -> "[" + part(word()) + " TO " + word() + "] " + word();
                    case 10 -> "/" + part(word()) + ".*/ kind:book^2";
                    default -> "attribute.place:north AND (" + word() + " NOT " + word() + "~1)";
                };
        boolean narrow = random.nextInt(4) == 0;
        return new SearchQuery(
                random.nextInt(25) == 0 ? "" : text,
                narrow ? any(KINDS) : null,
                narrow && random.nextBoolean() ? DocumentLanguage.CA : null,
                null,
                null,
                random.nextBoolean() ? null : 1 + random.nextInt(20),
                null,
                null);
    }

    private String text(int words) {
        return Stream.generate(this::word).limit(words).collect(Collectors.joining(" "));
    }

    private String word() {
        // The first words are the frequent ones, as in any language.
        double chance = random.nextDouble();
        return WORDS.get((int) (chance * chance * WORDS.size()));
    }

    private static String part(String word) {
        String plain = word.replaceAll("\\P{L}.*", "");
        return plain.length() < 3 ? plain : plain.substring(0, plain.length() - 1);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
