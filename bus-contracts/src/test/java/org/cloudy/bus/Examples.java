package org.cloudy.bus;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudy.bus.text.Text;

/** Makes an example of every record that travels, each field filled in. */
final class Examples {
    /** They travel as a single value, not as an object. */
    private static final Map<Class<?>, Object> SINGLE = Map.of(
            NodeId.class, new NodeId("abcdefghijklmnop"),
            Text.class, new Text(Map.of("en", "Web proxy", "ca", "Servidor intermediari")));

    private Examples() {}

    /** All records of all calls and topics, those within others too, that travel as objects. */
    static Stream<Class<? extends Record>> types() {
        Set<Class<? extends Record>> types = new LinkedHashSet<>();
        Contracts.CALLS.forEach(call -> Stream.of(call.request(), call.reply()).forEach(type -> collect(type, types)));
        Contracts.TOPICS.forEach(topic -> collect(topic.event(), types));
        collect(Failure.Problem.class, types);
        return types.stream();
    }

    private static void collect(Type type, Set<Class<? extends Record>> types) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, types));
        } else if (type instanceof Class<?> raw && raw.isRecord() && !SINGLE.containsKey(raw)) {
            if (types.add(raw.asSubclass(Record.class))) {
                Arrays.stream(raw.getRecordComponents())
                        .forEach(component -> collect(component.getGenericType(), types));
            }
        }
    }

    static Object of(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getAnnotatedType());
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(AnnotatedType annotated) throws ReflectiveOperationException {
        if (annotated instanceof AnnotatedParameterizedType generic
                && generic.getType() instanceof ParameterizedType type) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            return type.getRawType() == List.class ? List.of(value(arguments[0])) : Map.of("key", value(arguments[1]));
        }
        Class<?> type = (Class<?>) annotated.getType();
        if (SINGLE.containsKey(type)) {
            return SINGLE.get(type);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        } else if (type.isRecord()) {
            return of(type);
        } else if (type == String.class || type == Object.class) {
            return "text";
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == int.class || type == Integer.class) {
            return 42;
        } else if (type == long.class || type == Long.class) {
            return 5_000_000_000L;
        } else if (type == double.class || type == Double.class) {
            return 0.25;
        } else if (type == Instant.class) {
            return Instant.parse("2026-11-01T12:34:56.789Z");
        }
        throw new IllegalArgumentException("no example of " + type);
    }
}
