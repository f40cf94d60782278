package org.cloudy.capabilities.declared;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.bus.capabilities.PluginReport;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;

/** Reads the file of a plugin, and tells all that is wrong with it, each with its line and column. */
public final class PluginReader {
    /** Characters that a file may have. */
    static final int LONGEST = 200_000;

    private static final int MOST_PROBLEMS = 50;
    private static final NodeReader YAML = NodeReader.builder()
            .yamlMapper(YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .locationAware()
            .build();

    private PluginReader() {}

    /** Made when the first file is checked, which on most nodes never happens. */
    private static final class Rules {
        private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Shipped.file("plugin.schema.json"));
    }

    /**
     * What a file is.
     *
     * @param plugin empty if there are problems
     * @param problems in the order of their places
     */
    record Reading(Optional<PluginDocument> plugin, List<PluginProblem> problems) {
        private static Reading of(List<PluginProblem> problems) {
            return new Reading(Optional.empty(), problems);
        }
    }

    /** Whether a file's text is a plugin, and what is wrong with it else. */
    public static PluginReport check(String text) {
        Reading reading = read(text);
        return new PluginReport(reading.plugin().map(PluginDocument::id).orElse(null), reading.problems());
    }

    /** Reads a file's text. */
    static Reading read(String text) {
        if (text.length() > LONGEST) {
            return tooLong();
        }
        JsonNode tree;
        try {
            tree = tree(text);
        } catch (IllegalArgumentException e) {
            return Reading.of(List.of(unreadable(e)));
        }
        if (!(tree instanceof ObjectNode object)) {
            return Reading.of(List.of(problem(1, 1, "", "plugins.error.empty", Map.of())));
        }
        List<PluginProblem> problems = sorted(
                Rules.SCHEMA.validate(tree).stream().map(PluginReader::problem).toList());
        if (!problems.isEmpty()) {
            return Reading.of(problems);
        }
        PluginDocument plugin = document(object);
        List<PluginProblem> broken = sorted(new PluginRules(plugin, tree).problems());
        return broken.isEmpty() ? new Reading(Optional.of(plugin), List.of()) : Reading.of(broken);
    }

    /** What a file is whose text has more characters than a plugin may have. */
    static Reading tooLong() {
        return Reading.of(List.of(problem(1, 1, "", "plugins.error.long", Map.of("limit", "" + LONGEST))));
    }

    /** What a file says that was checked before: no time is spent on its rules. */
    static PluginDocument sound(String text) {
        return document((ObjectNode) tree(text));
    }

    private static JsonNode tree(String text) {
        try {
            return YAML.readTree(text, InputFormat.YAML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PluginDocument document(ObjectNode tree) {
        // What a file may leave out is empty.
        ObjectNode whole = tree.deepCopy();
        List.of("packages", "requires", "folders", "services").forEach(whole::withArray);
        List.of("settings", "files").forEach(whole::withObjectProperty);
        try {
            return Wire.mapper().treeToValue(whole, PluginDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema lets through what cannot be read", e);
        }
    }

    private static List<PluginProblem> sorted(List<PluginProblem> problems) {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(PluginProblem::line).thenComparingInt(PluginProblem::column))
                .limit(MOST_PROBLEMS)
                .toList();
    }

    private static PluginProblem problem(Error error) {
        JsonNode node = error.getInstanceNode();
        String property = error.getProperty();
        JsonNode place = property != null && node.has(property) ? node.get(property) : node;
        return problem(
                place, error.getInstanceLocation().toString(), key(error), args(error, node, String.valueOf(property)));
    }

    private static String key(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> "plugins.error.required";
            case "additionalProperties" -> "plugins.error.unknown";
            case "type" -> "plugins.error.type";
            case "enum", "const" -> "plugins.error.choice";
            case "pattern", "propertyNames" -> "plugins.error.pattern";
            default -> "plugins.error.other";
        };
    }

    private static Map<String, String> args(Error error, JsonNode node, String property) {
        JsonNode wanted = error.getSchemaNode();
        String choices = wanted != null && wanted.isArray()
                ? StreamSupport.stream(wanted.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : String.valueOf(wanted == null ? "" : wanted.asText());
        return Map.of(
                "name",
                property,
                "choices",
                choices,
                "value",
                Text.shortened(node.asText()),
                "reason",
                String.valueOf(error.getMessage()));
    }

    /** Something that is wrong with a part of the tree. */
    static PluginProblem problem(JsonNode place, String path, String key, Map<String, String> args) {
        return problem(place, path, Messages.everywhere(key, args));
    }

    static PluginProblem problem(JsonNode place, String path, Text message) {
        JsonLocation location = JsonNodes.tokenStreamLocationOf(place);
        return location == null
                ? new PluginProblem(1, 1, path, message)
                : new PluginProblem(location.getLineNr(), location.getColumnNr(), path, message);
    }

    private static PluginProblem problem(int line, int column, String path, String key, Map<String, String> args) {
        return new PluginProblem(line, column, path, Messages.everywhere(key, args));
    }

    /** The parser's own words, without the excerpts that it shows between them. */
    private static PluginProblem unreadable(IllegalArgumentException e) {
        if (!(e.getCause() instanceof JsonProcessingException cause)) {
            throw e;
        }
        JsonLocation place = cause.getLocation() == null ? JsonLocation.NA : cause.getLocation();
        String reason = cause.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining("; "));
        return problem(
                Math.max(1, place.getLineNr()),
                Math.max(1, place.getColumnNr()),
                "",
                "plugins.error.yaml",
                Map.of("reason", reason));
    }
}
