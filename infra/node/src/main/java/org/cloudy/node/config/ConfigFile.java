package org.cloudy.node.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** {@code node.yaml}: a mapping of settings to values. What is wrong with it is told with its line and column. */
public final class ConfigFile {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

    private ConfigFile(Path file) {
        this.file = file;
    }

    /**
     * What the file says; nothing if there is none.
     *
     * @throws Failure INVALID if it is no YAML, has an unknown key, or something else than a value
     */
    public static Map<Setting, Given> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        ConfigFile config = new ConfigFile(file);
        config.parse();
        return config.given;
    }

    private void parse() {
        try (JsonParser parser = YAML.createParser(file.toFile())) {
            JsonToken start = parser.nextToken();
            if (start == null || parser.getText().isEmpty() || start == JsonToken.VALUE_NULL) {
                return;
            }
            if (start != JsonToken.START_OBJECT) {
                throw failure("node.file.mapping", parser.currentTokenLocation(), Map.of());
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                setting(parser);
            }
        } catch (JsonParseException e) {
            throw syntax(e);
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.INVALID,
                    "node.file.unreadable",
                    Map.of("file", file.toString(), "reason", String.valueOf(e.getMessage())));
        }
    }

    private void setting(JsonParser parser) throws IOException {
        String key = parser.currentName();
        JsonLocation location = parser.currentTokenLocation();
        Setting setting = Setting.named(key)
                .orElseThrow(() -> failure("node.file.unknown", location, Map.of("key", key, "known", known())));
        List<String> values = new ArrayList<>();
        if (parser.nextToken() == JsonToken.START_ARRAY && setting.repeatable()) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(scalar(parser, key));
            }
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            values.add(scalar(parser, key));
            values.removeIf(String::isEmpty);
        }
        if (!values.isEmpty()) {
            given.put(setting, new Given(values, at(location) + ": " + key));
        }
    }

    private String scalar(JsonParser parser, String key) throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            throw failure("node.file.scalar", parser.currentTokenLocation(), Map.of("key", key));
        }
        return parser.getText();
    }

    private Failure syntax(JsonParseException e) {
        if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            Mark mark = yaml.getProblemMark();
            Map<String, String> reason = Map.of("reason", yaml.getProblem());
            return failure("node.file.syntax", mark.getLine() + 1, mark.getColumn() + 1, reason);
        }
        return failure("node.file.syntax", e.getLocation(), Map.of("reason", e.getOriginalMessage()));
    }

    private Failure failure(String key, JsonLocation at, Map<String, String> more) {
        return failure(key, at.getLineNr(), at.getColumnNr(), more);
    }

    private Failure failure(String key, int line, int column, Map<String, String> more) {
        Map<String, String> args = new HashMap<>(more);
        args.put("file", file.toString());
        args.put("line", String.valueOf(line));
        args.put("column", String.valueOf(column));
        return Failure.of(FailureCode.INVALID, key, args);
    }

    private String at(JsonLocation location) {
        return file + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String known() {
        return Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", "));
    }
}
