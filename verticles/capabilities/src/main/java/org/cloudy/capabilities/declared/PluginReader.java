package org.cloudy.capabilities.declared;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** Reads the file of a plugin, and tells all that is wrong with it, each with its line and column. */
public final class PluginReader {
    /** Characters that a file may have. */
    public static final int LONGEST = 200_000;

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

    /** Reads the text of a file: what it declares, or all that is wrong with it. */
    public static Declaration read(String text) {
        if (text.length() > LONGEST) {
            return Declaration.mistaken(
                    List.of(problem(1, 1, "", "plugins.error.long", Map.of("limit", "" + LONGEST))));
        }
        JsonNode tree;
        try {
            tree = tree(text);
        } catch (IllegalArgumentException e) {
            return Declaration.mistaken(List.of(unreadable(e)));
        }
        if (!(tree instanceof ObjectNode object)) {
            return Declaration.mistaken(List.of(problem(1, 1, "", "plugins.error.empty", Map.of())));
        }
        List<PluginProblem> problems = sorted(
                Rules.SCHEMA.validate(tree).stream().map(PluginReader::problem).toList());
        if (!problems.isEmpty()) {
            return Declaration.mistaken(problems);
        }
        PluginDocument plugin = document(object);
        List<PluginProblem> broken = sorted(new PluginRules(plugin, tree).problems());
        return broken.isEmpty() ? Declaration.of(plugin, tree) : Declaration.mistaken(broken);
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

    private static void lengthen(@Nullable JsonNode items, String field) {
        if (items instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i).isTextual()) {
                    list.set(i, list.objectNode().set(field, list.get(i)));
                }
            }
        }
    }

    private static PluginDocument document(ObjectNode tree) {
        // What a file may leave out is empty.
        ObjectNode whole = tree.deepCopy();
        List.of("packages", "requires", "folders", "backup", "services").forEach(whole::withArray);
        List.of("migrations", "groups", "settings", "files", "prepare", "health")
                .forEach(whole::withObjectProperty);
        whole.get("migrations").forEach(migration -> {
            migration.withArray("drop");
            ObjectNode step = (ObjectNode) migration;
            List.of("rename", "default").forEach(step::withObjectProperty);
            step.set("standard", step.remove("default"));
        });
        // What a file may say in short is said whole.
        whole.get("settings").forEach(setting -> lengthen(setting.get("choices"), "value"));
        whole.get("daemons").forEach(daemon -> lengthen(daemon.get("otherPorts"), "port"));
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
                place,
                error.getInstanceLocation().toString(),
                key(error),
                args(error, node, property == null ? "" : property));
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
                Text.shortened(node.isContainerNode() ? property : node.asText()),
                "reason",
                String.valueOf(error.getMessage()));
    }

    /** Something that is wrong with a part of the tree. */
    static PluginProblem problem(JsonNode place, String path, String key, Map<String, String> args) {
        return problem(place, path, Messages.everywhere(key, args));
    }

    /** What is wrong at a path; where there is nothing, with what stands above it. */
    static PluginProblem problemAt(JsonNode tree, String path, Text message) {
        JsonNode node = tree.at(path);
        return problem(node.isMissingNode() ? tree.at(path.substring(0, path.lastIndexOf('/'))) : node, path, message);
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
