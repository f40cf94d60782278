package org.cloudy.cli.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.search.Age;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.microcloud.KnownNodes;
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

    @Option(names = "--node", paramLabel = "NODE", descriptionKey = "cloudy.search.node")
    private @Nullable String node;

    @Option(names = "--age", paramLabel = "AGE", completionCandidates = Ages.class)
    private @Nullable Age age;

    @Option(names = "--near")
    private boolean near;

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
        try (BusConnection bus = cloudy.connect()) {
            SearchQuery query =
                    new SearchQuery(String.join(" ", words), kind, language, publisher(bus), age, limit, near, explain);
            return cloudy.show(bus.ask(SearchContract.QUERY, query), "", new ResultsView(cloudy)::of);
        }
    }

    private @Nullable NodeId publisher(BusConnection bus) {
        return node == null
                ? null
                : KnownNodes.of(bus.ask(DiscoveryContract.NODES, Empty.EMPTY).value())
                        .find(node, "cli.search.no-node")
                        .node();
    }
}
