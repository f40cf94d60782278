package org.cloudy.cli.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Wire;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.view.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a text file, or all those in a folder, each as a document of this node. What can't be published is told; the rest is. */
@Command
final class PublishFilesCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(index = "0", paramLabel = "PATH", descriptionKey = "cloudy.search.path")
    private Path path = Path.of("");

    @Option(names = "--kind", paramLabel = "KIND")
    private String kind = "page";

    @Option(names = "--language", paramLabel = "LANGUAGE", completionCandidates = Languages.class)
    private DocumentLanguage language = DocumentLanguage.OTHER;

    PublishFilesCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        List<Document> published = new ArrayList<>();
        int failed = 0;
        try (BusConnection node = cloudy.connect()) {
            for (Path file : TextFile.in(path)) {
                try {
                    published.add(
                            node.ask(SearchContract.PUBLISH, document(file)).value());
                } catch (Failure e) {
                    failed++;
                    cloudy.surroundings().err().println(Table.printable(file + ": " + reason(e)));
                }
            }
        }
        String count = String.valueOf(published.size());
        cloudy.show(
                Wire.mapper().valueToTree(published.stream().map(Document::id).toList()),
                () -> cloudy.texts().of("cli.search.published", "count", count));
        return failed == 0 ? 0 : 1;
    }

    private NewDocument document(Path file) {
        TextFile text = TextFile.read(path, file);
        return new NewDocument(text.name(), kind, text.title(), text.text(), language, null, Map.of());
    }

    private String reason(Failure failure) {
        return failure.problem().fields().stream()
                .findFirst()
                .map(field -> field.in(cloudy.texts().language()))
                .orElseGet(() -> cloudy.texts().of(failure.problem()));
    }
}
