package org.cloudy.node.config;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody said about a setting.
 *
 * @param values one, or any number for a repeatable setting
 * @param origin where it was said, for the sentence that refuses it: {@code --http}, {@code CLOUDY_HTTP}, a line of a file
 */
public record Given(List<String> values, String origin) {
    public Given {
        values = List.copyOf(values);
    }

    String value() {
        return values.getFirst();
    }

    /** What the environment says: {@code CLOUDY_*}, several values with commas between. Empty ones say nothing. */
    public static Map<Setting, Given> in(Map<String, String> environment) {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = environment.getOrDefault(setting.variable(), "").strip();
            if (!value.isEmpty()) {
                given.put(setting, new Given(setting.repeatable() ? list(value) : List.of(value), setting.variable()));
            }
        }
        return given;
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
