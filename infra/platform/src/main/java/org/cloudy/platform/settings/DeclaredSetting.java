package org.cloudy.platform.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.CapabilityDetail.Choice;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One setting that is declared by data instead of by the component of a record. Numbers are whole.
 *
 * @param group heading that it is shown under, with the others of the same heading; null for none
 * @param standard value of a fresh installation, of the kind's type; null where none is needed
 * @param required whether it must have a value
 * @param asked whether its owner has to give it one before it is switched on, though it may have none until then
 * @param choices the values of a {@link FieldKind#CHOICE}, and what they are called; empty otherwise
 * @param minimum smallest number, shortest text or fewest lines; null if there is none
 * @param maximum largest number, longest text or most lines; null if there is none
 * @param pattern regular expression, as of {@link java.util.regex.Pattern}, that a text, or each of the lines, matches as a whole;
 *     null if there is none
 */
public record DeclaredSetting(
        String name,
        Text title,
        Text help,
        @Nullable Text group,
        FieldKind kind,
        @Nullable Object standard,
        boolean required,
        boolean asked,
        List<Choice> choices,
        @Nullable Long minimum,
        @Nullable Long maximum,
        @Nullable String pattern) {
    public DeclaredSetting {
        choices = List.copyOf(choices);
    }

    Setting setting() {
        return new Setting(name, null, kind, false, required, values(), null);
    }

    private List<String> values() {
        return choices.stream().map(Choice::value).toList();
    }

    /** Adds this property to a JSON Schema. */
    void describe(ObjectNode properties) {
        ObjectNode property = properties.putObject(name);
        type(
                property,
                switch (kind) {
                    case TEXT, SECRET, CHOICE -> "string";
                    case NUMBER -> "integer";
                    case SWITCH -> "boolean";
                    case LINES -> "array";
                });
        switch (kind) {
            case NUMBER -> bound(property, "minimum", "maximum", null);
            case LINES -> {
                bound(property, "minItems", "maxItems", SchemaWriter.LONGEST);
                ObjectNode items = property.putObject("items").put("type", "string");
                items.put("minLength", 1).put("maxLength", SchemaWriter.LONGEST);
                match(items);
            }
            case TEXT, SECRET -> {
                bound(property, "minLength", "maxLength", SchemaWriter.LONGEST);
                match(property);
            }
            case CHOICE -> {
                values().forEach(property.putArray("enum")::add);
                if (!required) {
                    property.withArray("enum").addNull();
                }
            }
            case SWITCH -> {}
        }
        if (kind == FieldKind.SECRET) {
            property.put("writeOnly", true);
        } else if (standard != null) {
            property.set("default", Wire.mapper().valueToTree(standard));
        }
    }

    private void type(ObjectNode property, String type) {
        if (required) {
            property.put("type", type);
        } else {
            property.putArray("type").add(type).add("null");
        }
    }

    private void bound(ObjectNode property, String least, String most, @Nullable Integer otherwise) {
        if (minimum != null) {
            property.put(least, minimum);
        }
        if (maximum != null) {
            property.put(most, maximum);
        } else if (otherwise != null) {
            property.put(most, otherwise);
        }
    }

    private void match(ObjectNode property) {
        if (pattern != null) {
            property.put("pattern", SchemaWriter.whole(pattern));
        }
    }
}
