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

/**
 * One setting.
 *
 * @param group name of the group that it is shown in; null for none
 * @param decimal whether a number may have decimals
 * @param choices the values of a choice as they travel; empty for what is none
 * @param patternKey translation key of the sentence that says what is wanted; null for a general one
 */
record Setting(
        String name,
        @Nullable String group,
        FieldKind kind,
        boolean decimal,
        boolean required,
        List<String> choices,
        @Nullable String patternKey) {

    /** The component of a settings record. */
    static Setting of(RecordComponent component) {
        Class<?> type = component.getType();
        return new Setting(
                component.getName(),
                group(component),
                kind(component),
                type == double.class || type == Double.class,
                !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                choices(type),
                patternKey(component).orElse(null));
    }

    private static @Nullable String group(RecordComponent component) {
        Group group = component.getAnnotation(Group.class);
        return group == null ? null : group.value();
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

    private static List<String> choices(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null
                ? List.of()
                : Arrays.stream(constants)
                        .map(constant -> Wire.mapper().convertValue(constant, String.class))
                        .toList();
    }

    private static Optional<String> patternKey(RecordComponent component) {
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
