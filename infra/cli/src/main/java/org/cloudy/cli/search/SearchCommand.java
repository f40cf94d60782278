package org.cloudy.cli.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds documents of the whole micro cloud; with commands of its own for those of this node. */
@Command
public final class SearchCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "WORD", arity = "0..*", descriptionKey = "cloudy.search.words")
    private List<String> words = new ArrayList<>();

    @Option(names = "--kind", paramLabel = "KIND")
    private @Nullable String kind;

    @Option(names = "--language", paramLabel = "LANGUAGE", completionCandidates = Languages.class)
    private @Nullable DocumentLanguage language;

    @Option(names = "--limit", paramLabel = "NUMBER")
    private @Nullable Integer limit;

    @Option(names = "--explain")
    private boolean explain;

    private SearchCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** The command with its own commands. */
    public static CommandLine of(Cloudy cloudy) {
        return new CommandLine(new SearchCommand(cloudy))
                .addSubcommand("publish", new PublishFilesCommand(cloudy))
                .addSubcommand("withdraw", new WithdrawDocumentCommand(cloudy))
                .addSubcommand("placement", new PlacementCommand(cloudy));
    }

    @Override
    public Integer call() {
        SearchQuery query = new SearchQuery(String.join(" ", words), kind, language, null, null, limit, null, explain);
        return cloudy.show(cloudy.ask(SearchContract.QUERY, query), "", this::view);
    }

    private String view(SearchResults results) {
        List<String> lines = new ArrayList<>();
        if (results.note() != null) {
            lines.add(Table.printable(cloudy.texts().of(results.note())));
        }
        for (SearchHit hit : results.hits()) {
            lines.add(Table.printable(hit.title()) + "  (" + hit.kind() + ", "
                    + String.format(Locale.ROOT, "%.3f", hit.score()) + ")");
            lines.add("  " + Table.printable(hit.url() == null ? hit.id() : hit.url()));
            String excerpt =
                    hit.excerpt().stream().map(SearchHit.Fragment::text).collect(Collectors.joining());
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
}
