package org.cloudy.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.jspecify.annotations.Nullable;

/** What a form or a command line gives as text, as the JSON that it stands for; other text stays text, and is refused later. */
final class Coercion {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    private static final List<String> ON = List.of("true", "on", "yes", "1");
    private static final List<String> OFF = List.of("false", "off", "no", "0");

    private Coercion() {}

    static JsonNode of(Setting setting, @Nullable Object value) {
        if (value instanceof String text) {
            return of(setting, text);
        } else if (setting.kind() == FieldKind.LINES && value instanceof List<?> items) {
            return list(items);
        }
        return tree(value);
    }

    /** A number beyond all bounds (JSON has such: 1e400) is none. */
    private static JsonNode tree(@Nullable Object value) {
        JsonNode tree = value == null ? NullNode.instance : Wire.mapper().valueToTree(value);
        return tree.isFloatingPointNumber() && !Double.isFinite(tree.doubleValue())
                ? TextNode.valueOf(tree.asText())
                : tree;
    }

    private static JsonNode of(Setting setting, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() && !setting.required() && setting.kind() != FieldKind.LINES) {
            return NullNode.instance;
        }
        return switch (setting.kind()) {
            case NUMBER -> number(stripped, setting.decimal());
            case SWITCH -> truth(stripped);
            case CHOICE -> TextNode.valueOf(stripped.toLowerCase(Locale.ROOT));
            case LINES -> list(stripped.lines().toList());
            case TEXT -> TextNode.valueOf(stripped);
            case SECRET -> TextNode.valueOf(text);
        };
    }

    private static JsonNode number(String text, boolean decimal) {
        if (WHOLE.matcher(text).matches()) {
            return LongNode.valueOf(Long.parseLong(text));
        } else if (decimal && DECIMAL.matcher(text).matches()) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode truth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return ON.contains(lower) ? BooleanNode.TRUE : OFF.contains(lower) ? BooleanNode.FALSE : TextNode.valueOf(text);
    }

    private static ArrayNode list(List<?> items) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (Object item : items) {
            if (!(item instanceof String text)) {
                lines.add(tree(item));
            } else if (!text.isBlank()) {
                lines.add(text.strip());
            }
        }
        return lines;
    }
}
