package org.cloudy.cli.plugin;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.PluginReport;
import org.cloudy.bus.capabilities.PluginText;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.view.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sends the file of a plugin to the node, which finds its mistakes; they are told as compilers do, a line each. */
@Command
final class FileCommand implements Callable<Integer> {
    /** Longer than any file that the node takes, and no danger to the memory. */
    private static final long MOST_BYTES = 1_000_000;

    private final Cloudy cloudy;
    private final Call<PluginText, PluginReport> call;
    private final String soundKey;

    @Parameters(paramLabel = "FILE", descriptionKey = "cloudy.plugin.file")
    private Path file = Path.of("");

    FileCommand(Cloudy cloudy, Call<PluginText, PluginReport> call, String soundKey) {
        this.cloudy = cloudy;
        this.call = call;
        this.soundKey = soundKey;
    }

    @Override
    public Integer call() {
        Reply<PluginReport> reply = cloudy.ask(call, new PluginText(text()));
        cloudy.show(reply, "", this::view);
        return reply.value().problems().isEmpty() ? 0 : 1;
    }

    private String view(PluginReport report) {
        if (report.problems().isEmpty()) {
            return cloudy.texts().of(soundKey, "name", String.valueOf(report.name()));
        }
        return report.problems().stream()
                .map(problem -> file + ":" + problem.line() + ":" + problem.column() + ": "
                        + Table.printable(cloudy.texts().of(problem.message())))
                .collect(Collectors.joining("\n"));
    }

    private String text() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw failure("cli.plugin.too-large");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw failure("cli.plugin.no-file");
        } catch (CharacterCodingException e) {
            throw failure("cli.plugin.no-text");
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "cli.plugin.unreadable",
                    Map.of("file", file.toString(), "cause", String.valueOf(e.getMessage())));
        }
    }

    private Failure failure(String key) {
        return Failure.of(FailureCode.INVALID, key, Map.of("file", file.toString()));
    }
}
