package org.cloudy.platform.settings;

import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.jspecify.annotations.Nullable;

/** One component of a settings record. */
record Setting(String name, FieldKind kind, boolean decimal, boolean required, RecordComponent component) {

    static Setting of(RecordComponent component) {
        Class<?> type = component.getType();
        return new Setting(
                component.getName(),
                kind(component),
                type == double.class || type == Double.class,
                !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component);
    }

    private static FieldKind kind(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return FieldKind.TEXT;
        } else if (type == boolean.class || type == Boolean.class) {
            return FieldKind.SWITCH;
        } else if (type.isEnum()) {
            return FieldKind.CHOICE;
        } else if (type == Secret.class) {
            return FieldKind.SECRET;
        } else if (List.of(int.class, Integer.class, long.class, Long.class, double.class, Double.class)
                .contains(type)) {
            return FieldKind.NUMBER;
        } else if (component.getGenericType() instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] == String.class) {
            return FieldKind.LINES;
        }
        throw new IllegalArgumentException(component.getDeclaringRecord().getSimpleName() + "." + component.getName()
                + ": a " + component.getGenericType().getTypeName() + " cannot be a setting");
    }

    /** The values of an enumeration as they travel; empty for what is none. */
    List<String> choices() {
        Object[] constants = component.getType().getEnumConstants();
        return constants == null
                ? List.of()
                : Arrays.stream(constants)
                        .map(constant -> Wire.mapper().convertValue(constant, String.class))
                        .toList();
    }

    /** The translation key that the record gives to a pattern; empty if it gives none. */
    Optional<String> patternKey() {
        AnnotatedType type = component.getAnnotatedType();
        Optional<Pattern> ofItems = type instanceof AnnotatedParameterizedType list
                ? Optional.ofNullable(list.getAnnotatedActualTypeArguments()[0].getAnnotation(Pattern.class))
                : Optional.empty();
        return ofItems.or(() -> Optional.ofNullable(component.getAccessor().getAnnotation(Pattern.class)))
                .map(Pattern::message)
                .filter(message -> !message.startsWith("{"));
    }

    /** Whether a form's value says nothing: its field for a secret is empty, for the secret is not shown. */
    boolean isUnchangedBy(@Nullable Object value) {
        return kind == FieldKind.SECRET && "".equals(value);
    }
}
