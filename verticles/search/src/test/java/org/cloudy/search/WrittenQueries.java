package org.cloudy.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Age;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.SearchQuery;

/** Queries that people wrote, of {@code written-queries.txt}. */
final class WrittenQueries {
    private WrittenQueries() {}

    /** @param nodes whom "node=0" and so on are about */
    static List<SearchQuery> read(List<NodeId> nodes) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(WrittenQueries.class.getResourceAsStream("/written-queries.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> query(line, nodes))
                    .toList();
        }
    }

    private static SearchQuery query(String line, List<NodeId> nodes) {
        int at = line.indexOf(":: ");
        boolean narrowed = at == 0 || (at > 0 && line.charAt(at - 1) == ' ');
        Map<String, String> options = narrowed ? options(line.substring(at + 3)) : Map.of();
        return new SearchQuery(
                (narrowed ? line.substring(0, at) : line).strip(),
                options.get("kind"),
                Optional.ofNullable(options.get("language"))
                        .map(name -> DocumentLanguage.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                Optional.ofNullable(options.get("node"))
                        .map(index -> nodes.get(Integer.parseInt(index)))
                        .orElse(null),
                Optional.ofNullable(options.get("age"))
                        .map(name -> Age.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                Optional.ofNullable(options.get("limit")).map(Integer::valueOf).orElse(null),
                null,
                null);
    }

    private static Map<String, String> options(String text) {
        return Arrays.stream(text.strip().split(" ", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
