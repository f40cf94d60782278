package org.cloudy.cli.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Times;

/** What was found, as a person reads it. */
final class ResultsView {
    private final Cloudy cloudy;

    ResultsView(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    String of(SearchResults results) {
        List<String> lines = new ArrayList<>();
        if (results.note() != null) {
            lines.add(Table.printable(cloudy.texts().of(results.note())));
        }
        if (results.correction() != null) {
            lines.add(Table.printable(cloudy.texts().of("cli.search.correction", "query", results.correction())));
        }
        results.hits().forEach(hit -> add(hit, lines));
        lines.add(cloudy.texts().of("cli.search.found", "total", String.valueOf(results.total())));
        if (results.answered() < results.partitions()) {
            lines.add(cloudy.texts()
                    .of(
                            "cli.search.incomplete",
                            "answered",
                            String.valueOf(results.answered()),
                            "partitions",
                            String.valueOf(results.partitions())));
        }
        return String.join("\n", lines);
    }

    private static void add(SearchHit hit, List<String> lines) {
        lines.add(Table.printable(hit.title()) + "  (" + hit.kind() + ", "
                + String.format(Locale.ROOT, "%.3f", hit.score())
                + (hit.rtt() == null ? "" : ", " + Times.rtt(hit.rtt())) + ")");
        lines.add("  " + Table.printable(hit.url() == null ? hit.id() : hit.url()));
        String excerpt = hit.excerpt().stream().map(SearchHit.Fragment::text).collect(Collectors.joining());
        if (!excerpt.isBlank()) {
            lines.add("  " + Table.printable(excerpt.strip()));
        }
        if (hit.explanation() != null) {
            hit.explanation()
                    .lines()
                    .map(line -> "    " + Table.printable(line))
                    .forEach(lines::add);
        }
    }
}
