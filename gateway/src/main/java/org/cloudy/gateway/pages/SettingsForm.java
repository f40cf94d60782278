package org.cloudy.gateway.pages;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityDetail.Field;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** The form of a capability's settings: made from its fields, read back into its values. */
final class SettingsForm {
    private static final int MOST_ROWS = 8;

    private SettingsForm() {}

    /**
     * A field as the form shows it.
     *
     * @param value as text; empty for a secret, which is never shown
     * @param required whether something has to be typed: not for a secret, which stays as it is where nothing is
     * @param optional whether it may have no value at all
     * @param range which numbers or lengths are allowed, in words; empty if any are
     * @param problem what is wrong with it; null if nothing is
     */
    record Input(
            String name,
            String inputId,
            Text title,
            Text help,
            @Nullable Text group,
            FieldKind kind,
            String value,
            boolean checked,
            boolean required,
            boolean optional,
            List<Choice> choices,
            int rows,
            String inputType,
            String inputMode,
            String autocomplete,
            @Nullable String minimum,
            @Nullable String maximum,
            String minimumAttribute,
            String maximumAttribute,
            String range,
            @Nullable String problem) {
        /** The ids of the texts that explain it. */
        public String describedBy() {
            return inputId + "-problem " + inputId + "-help";
        }
    }

    /**
     * Fields that belong together.
     *
     * @param legend heading of the group; null for those that are in none
     */
    record Section(@Nullable Text legend, List<Input> fields) {}

    /** A value to choose. */
    record Choice(String value, Text title, boolean chosen) {}

    /** The form with the values in force, or with what somebody typed and what is wrong with it. */
    static List<Input> inputs(
            CapabilityDetail detail, Map<String, Object> typed, List<FieldProblem> problems, String language) {
        Map<String, String> wrong = problems.stream()
                .collect(Collectors.toMap(
                        problem -> fieldOf(problem.field()),
                        problem -> problem.in(language),
                        (first, second) -> first + " " + second));
        Map<String, Object> values = new HashMap<>(detail.settings());
        values.putAll(typed);
        return detail.fields().stream()
                .map(field -> input(field, values.get(field.name()), wrong.get(field.name()), language))
                .toList();
    }

    /** The fields by their groups, each where its first field stands. */
    static List<Section> sections(List<Input> inputs) {
        Map<Optional<Text>, List<Input>> byGroup = inputs.stream()
                .collect(Collectors.groupingBy(
                        input -> Optional.ofNullable(input.group()), LinkedHashMap::new, Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(group -> new Section(group.getKey().orElse(null), group.getValue()))
                .toList();
    }

    /** What was typed, by field: lists for lines, booleans for switches, texts for the rest. Secrets left empty stay as they are. */
    static Map<String, Object> read(List<Field> fields, MultiMap form) {
        Map<String, Object> values = new HashMap<>();
        for (Field field : fields) {
            List<String> typed = form.getAll(field.name());
            if (!typed.isEmpty()) {
                String last = typed.get(typed.size() - 1);
                switch (field.kind()) {
                    case SWITCH -> values.put(field.name(), last.equals("true"));
                    case LINES -> values.put(field.name(), lines(last));
                    case NUMBER -> values.put(field.name(), number(last.strip()));
                    case SECRET -> {
                        if (!last.isEmpty()) {
                            values.put(field.name(), last);
                        }
                    }
                    case TEXT, CHOICE -> values.put(field.name(), last.strip());
                }
            }
        }
        return values;
    }

    private static Input input(Field field, @Nullable Object value, @Nullable String problem, String language) {
        String text = field.kind() == FieldKind.SECRET ? "" : text(value);
        boolean number = field.kind() == FieldKind.NUMBER;
        return new Input(
                field.name(),
                "setting-" + field.name(),
                field.title(),
                field.help(),
                field.group(),
                field.kind(),
                text,
                text.equals("true"),
                field.required() && field.kind() != FieldKind.SECRET,
                !field.required(),
                field.choices().stream()
                        .map(choice -> new Choice(
                                choice.value(), choice.title(), choice.value().equals(text)))
                        .toList(),
                Math.min(MOST_ROWS, 2 + (int) text.lines().count()),
                number ? "number" : field.kind() == FieldKind.SECRET ? "password" : "text",
                number ? "numeric" : "",
                field.kind() == FieldKind.SECRET ? "new-password" : "off",
                limit(field.minimum(), number || field.required()),
                limit(field.maximum(), true),
                number ? "min" : "minlength",
                number ? "max" : "maxlength",
                number ? range(field, language) : "",
                problem);
    }

    private static @Nullable String limit(@Nullable Long limit, boolean wanted) {
        return limit == null || !wanted ? null : String.valueOf(limit);
    }

    private static String range(Field field, String language) {
        Formats formats = new Formats(language);
        Long minimum = field.minimum();
        Long maximum = field.maximum();
        if (minimum != null && maximum != null) {
            return Messages.text(
                    language,
                    "page.field.range",
                    Map.of("min", formats.number(minimum), "max", formats.number(maximum)));
        }
        return minimum == null
                ? ""
                : Messages.text(language, "page.field.at-least", Map.of("min", formats.number(minimum)));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Collection<?> lines) {
            return lines.stream().map(Objects::toString).collect(Collectors.joining("\n"));
        }
        return value == null ? "" : value.toString();
    }

    private static List<String> lines(String typed) {
        return new ArrayList<>(
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    /** A number where it is one; else what was typed, so that it can be shown again beside what is wrong with it. */
    private static Object number(String typed) {
        return typed.matches("-?\\d{1,18}") ? Long.parseLong(typed) : typed;
    }

    /** {@code allowed[2]} and {@code allowed.2} are of the field {@code allowed}. */
    private static String fieldOf(String path) {
        return path.split("[\\[./]", 2)[0];
    }
}
