package org.cloudy.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Settings from the command line: texts, that the node takes for what the setting is; a repeated one is a list of lines. */
final class Settings {
    @Option(names = "--set", paramLabel = "KEY=VALUE", descriptionKey = "cloudy.set")
    private List<String> pairs = new ArrayList<>();

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** The settings by name. */
    Map<String, Object> values(Cloudy cloudy, CommandLine command) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = equals(pair, cloudy, command);
            lines.computeIfAbsent(pair.substring(0, equals), name -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        lines.forEach((name, value) -> values.put(name, value.size() == 1 ? value.getFirst() : value));
        return values;
    }

    /** Where the "=" of a pair is. */
    static int equals(String pair, Cloudy cloudy, CommandLine command) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new UsageError(command, cloudy.texts().of("cli.usage.pair", "value", pair));
        }
        return equals;
    }
}
