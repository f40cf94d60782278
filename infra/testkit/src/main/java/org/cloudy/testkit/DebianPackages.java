package org.cloudy.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.jspecify.annotations.Nullable;

/** What Debian says of its packages, as documents: a real corpus of some 60,000 that every Debian machine has. */
public final class DebianPackages {
    /** Of these the text is made; the title is the package's name and what it is in one line. */
    private static final List<String> TEXT = List.of(
            "description", "tag", "source", "maintainer", "depends", "recommends", "suggests", "enhances", "breaks");

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_TITLE = 300;

    private DebianPackages() {}

    /** Those that apt knows, in its order; none where there is no apt, or it has no lists. */
    public static List<NewDocument> available() {
        try {
            Process apt = new ProcessBuilder("apt-cache", "dumpavail")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader said = apt.inputReader()) {
                return read(said);
            } finally {
                apt.destroy();
            }
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Those of a file in the format of deb822(5), each name once. */
    public static List<NewDocument> read(BufferedReader file) throws IOException {
        Map<String, NewDocument> documents = new LinkedHashMap<>();
        Map<String, String> stanza = new LinkedHashMap<>();
        String field = "";
        for (String line = file.readLine(); line != null; line = file.readLine()) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                add(stanza, documents);
                stanza.clear();
            } else if (line.startsWith(" ")) {
                stanza.merge(field, line.strip(), (before, more) -> before + " " + more);
            } else if (colon > 0) {
                field = line.substring(0, colon).toLowerCase(Locale.ROOT);
                stanza.put(field, line.substring(colon + 1).strip());
            }
        }
        add(stanza, documents);
        return new ArrayList<>(documents.values());
    }

    private static void add(Map<String, String> stanza, Map<String, NewDocument> documents) {
        String name = stanza.get("package");
        if (name != null) {
            documents.putIfAbsent(name, document(name, stanza));
        }
    }

    private static NewDocument document(String name, Map<String, String> stanza) {
        return new NewDocument(
                name,
                word(stanza.getOrDefault("section", "none")),
                cut(name + ": " + stanza.getOrDefault("description", ""), LONGEST_TITLE),
                cut(
                        TEXT.stream().map(stanza::get).filter(Objects::nonNull).collect(Collectors.joining("\n")),
                        LONGEST_TEXT),
                language(name),
                url(stanza.get("homepage")),
                Stream.of("priority", "architecture")
                        .filter(stanza::containsKey)
                        .collect(Collectors.toMap(key -> key, key -> word(stanza.getOrDefault(key, "")))));
    }

    /** They are in English; some are taken for another language, so that the fields of each have words. */
    private static DocumentLanguage language(String name) {
        return switch (Math.floorMod(name.hashCode(), 10)) {
            case 0 -> DocumentLanguage.ES;
            case 1 -> DocumentLanguage.CA;
            case 2 -> DocumentLanguage.OTHER;
            default -> DocumentLanguage.EN;
        };
    }

    private static @Nullable String url(@Nullable String homepage) {
        return Optional.ofNullable(homepage)
                .filter(DebianPackages::isWebAddress)
                .orElse(null);
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            return Optional.ofNullable(uri.getScheme()).orElse("").matches("https?") && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
