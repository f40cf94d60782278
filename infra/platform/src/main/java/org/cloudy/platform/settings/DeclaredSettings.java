package org.cloudy.platform.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings without a record of their own, declared by {@link DeclaredSetting}s.
 *
 * @param values by the names of the settings: texts, numbers, booleans, lists of texts, or null
 */
public record DeclaredSettings(@JsonValue Map<String, @Nullable Object> values) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeclaredSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A whole number; 0 if there is none of this name. */
    public int number(String name) {
        return values.get(name) instanceof Number number ? number.intValue() : 0;
    }

    /** A text; empty if there is none of this name. */
    public String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    /** Without the values, some of which may be secret. */
    @Override
    public String toString() {
        return "DeclaredSettings" + values.keySet();
    }
}
