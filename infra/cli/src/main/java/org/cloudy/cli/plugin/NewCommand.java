package org.cloudy.cli.plugin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a plugin: a file that works, to be changed. */
@Command
final class NewCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "ID", descriptionKey = "cloudy.plugin.new.id")
    private String id = "";

    @Option(names = "--folder", paramLabel = "DIR", defaultValue = "")
    private Path folder = Path.of("");

    NewCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        String text = cloudy.ask(CapabilitiesContract.NEW_PLUGIN, new CapabilityName(id))
                .value()
                .text();
        Path file = folder.resolve(id + ".yaml");
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw Failure.of(FailureCode.CONFLICT, "cli.plugin.file-there", Map.of("file", file.toString()));
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "cli.plugin.unwritable",
                    Map.of("file", file.toString(), "cause", String.valueOf(e.getMessage())));
        }
        return cloudy.show(
                JsonNodeFactory.instance.objectNode().put("file", file.toString()),
                () -> cloudy.texts().of("cli.plugin.begun", "file", file.toString()));
    }
}
