package org.cloudy.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.text.Text;

/** Tells what is wrong with values in our own sentences, one for each field, or for each line of a list. */
final class Violations {
    /** Keywords of JSON Schema and the last part of our keys; the first that a value offends is told. */
    private static final Map<String, String> SENTENCES = sentences();

    private static final int MOST_PER_FIELD = 5;

    private final Map<String, Setting> settings;
    private final JsonNode schema;

    Violations(Map<String, Setting> settings, JsonNode schema) {
        this.settings = settings;
        this.schema = schema;
    }

    private static Map<String, String> sentences() {
        Map<String, String> sentences = new LinkedHashMap<>();
        sentences.put("required", "required");
        sentences.put("type", "type");
        sentences.put("enum", "choice");
        sentences.put("minLength", "short");
        sentences.put("maxLength", "long");
        sentences.put("minimum", "minimum");
        sentences.put("maximum", "maximum");
        sentences.put("exclusiveMinimum", "above");
        sentences.put("exclusiveMaximum", "below");
        sentences.put("minItems", "few");
        sentences.put("maxItems", "many");
        sentences.put("pattern", "pattern");
        return sentences;
    }

    List<FieldProblem> of(ObjectNode values, List<Error> errors) {
        List<FieldProblem> problems = new ArrayList<>();
        settings.values().forEach(setting -> {
            List<Error> own = errors.stream()
                    .filter(error -> setting.name().equals(field(error)))
                    .toList();
            problems.addAll(own.isEmpty() ? control(setting, values) : of(setting, own));
        });
        return problems;
    }

    /** One sentence for each place, though a value may offend several keywords. */
    private List<FieldProblem> of(Setting setting, List<Error> errors) {
        List<String> order = List.copyOf(SENTENCES.keySet());
        Map<Integer, Error> byLine = new LinkedHashMap<>();
        errors.forEach(error -> byLine.merge(
                line(error),
                error,
                (one, other) -> order.indexOf(one.getKeyword()) <= order.indexOf(other.getKeyword()) ? one : other));
        return byLine.entrySet().stream()
                .limit(MOST_PER_FIELD)
                .map(entry -> problem(setting, entry.getKey(), entry.getValue()))
                .toList();
    }

    private FieldProblem problem(Setting setting, int line, Error error) {
        JsonNode property = schema.path("properties").path(setting.name());
        JsonNode place = line > 0 ? property.path("items") : property;
        JsonNode value = error.getInstanceNode();
        Map<String, String> args = new HashMap<>();
        args.put("limit", place.path(error.getKeyword()).asText());
        args.put("choices", String.join(", ", setting.choices()));
        args.put("line", String.valueOf(line));
        args.put("value", setting.kind() == FieldKind.SECRET ? "****" : Text.shortened(value.asText()));
        return FieldProblem.of(setting.name(), key(setting, line, error), Map.copyOf(args));
    }

    private static String key(Setting setting, int line, Error error) {
        JsonNode value = error.getInstanceNode();
        String sentence = SENTENCES.getOrDefault(error.getKeyword(), "unusable");
        if (sentence.equals("pattern")) {
            String own = setting.patternKey();
            return own != null ? own : "settings.error." + (line > 0 ? "line-pattern" : "pattern");
        } else if (line > 0) {
            return "settings.error.line-" + (sentence.equals("short") || sentence.equals("long") ? sentence : "text");
        } else if (value.isNull()
                || (setting.required() && value.isTextual() && value.textValue().isEmpty())) {
            return "settings.error.required";
        } else if (sentence.equals("type")) {
            return "settings.error." + wanted(setting);
        }
        return "settings.error." + sentence;
    }

    private static String wanted(Setting setting) {
        return switch (setting.kind()) {
            case NUMBER -> setting.decimal() ? "number" : "integer";
            case SWITCH -> "switch";
            case CHOICE -> "choice";
            case LINES -> "lines";
            case TEXT, SECRET -> "text";
        };
    }

    /** A text with a line break could smuggle a line into a daemon's configuration. */
    private static List<FieldProblem> control(Setting setting, ObjectNode values) {
        JsonNode value = values.path(setting.name());
        boolean broken = hasControl(value);
        for (JsonNode item : value) {
            broken |= hasControl(item);
        }
        return broken ? List.of(FieldProblem.of(setting.name(), "settings.error.control", Map.of())) : List.of();
    }

    private static boolean hasControl(JsonNode text) {
        return text.isTextual() && text.textValue().chars().anyMatch(Character::isISOControl);
    }

    private static String field(Error error) {
        NodePath place = error.getInstanceLocation();
        return place.getNameCount() == 0 ? String.valueOf(error.getProperty()) : String.valueOf(place.getElement(0));
    }

    /** The line of a list, from 1; 0 for the field as a whole. */
    private static int line(Error error) {
        NodePath place = error.getInstanceLocation();
        return place.getNameCount() > 1 ? Integer.parseInt(String.valueOf(place.getElement(1))) + 1 : 0;
    }
}
