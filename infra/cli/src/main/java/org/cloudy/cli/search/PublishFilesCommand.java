package org.cloudy.cli.search;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Wire;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.cloudy.extract.DocumentNames;
import org.cloudy.extract.Extract;
import org.cloudy.extract.Extractor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Publishes the text of a file, of all those in a folder, or of a page on the web, each as a document of this node. What can't be
 * published is told; the rest is.
 */
@Command
final class PublishFilesCommand implements Callable<Integer> {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Cloudy cloudy;

    @Parameters(index = "0", paramLabel = "FILE|DIR|URL", descriptionKey = "cloudy.search.source")
    private String source = "";

    @Option(names = "--kind", paramLabel = "KIND")
    private String kind = "page";

    @Option(names = "--language", paramLabel = "LANGUAGE", completionCandidates = Languages.class)
    private @Nullable DocumentLanguage language;

    @Option(names = "--url-base", paramLabel = "URL")
    private @Nullable String urlBase;

    PublishFilesCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (BusConnection node = cloudy.connect();
                Extractor extractor = Extractor.installed(temporary, DEADLINE)) {
            Publishing publishing = new Publishing(node);
            if (WebPage.isOne(source)) {
                publishPage(extractor, temporary, publishing);
            } else {
                publishFiles(extractor, Path.of(source), publishing);
            }
            publishing.flush();
            return show(publishing);
        }
    }

    private void publishPage(Extractor extractor, Path temporary, Publishing publishing) {
        URI address = WebPage.address(source);
        try (WebPage page = WebPage.fetch(address, temporary)) {
            publish(publishing, source, extractor.read(page.file(), page.name()), DocumentNames.of("", source), source);
        }
    }

    private void publishFiles(Extractor extractor, Path root, Publishing publishing) {
        List<Path> files = FilesBelow.of(root);
        boolean isFolder = Files.isDirectory(root);
        try (FileProgress progress = new FileProgress(cloudy.surroundings(), files.size())) {
            for (Path file : files) {
                String name = String.valueOf(isFolder ? root.relativize(file) : file.getFileName());
                progress.at(name);
                try {
                    publish(
                            publishing,
                            file.toString(),
                            extractor.read(file, file.toString()),
                            DocumentNames.of("", name),
                            url(name));
                } catch (Failure e) {
                    publishing.skip(file.toString(), e.problem());
                }
            }
        }
    }

    private void publish(Publishing publishing, String from, Extract extract, String name, @Nullable String url) {
        publishing.add(
                from,
                extract.cut(),
                new NewDocument(
                        name,
                        kind,
                        extract.title(),
                        extract.text(),
                        language == null ? extract.language() : language,
                        url,
                        Map.of()));
    }

    private @Nullable String url(String name) {
        return urlBase == null ? null : WebPage.below(urlBase, name);
    }

    /** A single one that could not be published is this command's own failure. */
    private int show(Publishing publishing) {
        List<Publishing.Skipped> skipped = publishing.skipped();
        if (skipped.size() == 1 && publishing.published().isEmpty()) {
            throw Failure.of(skipped.getFirst().problem());
        }
        Texts texts = cloudy.texts();
        if (!cloudy.isJson()) {
            skipped.forEach(each -> tell(reason(each)));
            publishing.cut().forEach(file -> tell(texts.of("cli.search.cut", "file", file)));
        }
        cloudy.show(Wire.mapper().valueToTree(publishing.outcome()), () -> summary(publishing));
        return skipped.isEmpty() ? 0 : 1;
    }

    private void tell(String line) {
        cloudy.surroundings().err().println(Table.printable(line));
    }

    private String summary(Publishing publishing) {
        String published = String.valueOf(publishing.published().size());
        String skipped = String.valueOf(publishing.skipped().size());
        return publishing.skipped().isEmpty()
                ? cloudy.texts().of("cli.search.published", "count", published)
                : cloudy.texts().of("cli.search.published-some", "count", published, "skipped", skipped);
    }

    private String reason(Publishing.Skipped skipped) {
        return skipped.problem().fields().stream()
                .findFirst()
                .map(field -> skipped.file() + ": " + field.in(cloudy.texts().language()))
                .orElseGet(() -> cloudy.texts().of(skipped.problem()));
    }
}
