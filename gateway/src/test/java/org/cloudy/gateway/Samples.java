package org.cloudy.gateway;

import io.vertx.core.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.bus.text.Text;

/** One record of each class, as it travels. */
public final class Samples {
    private Samples() {}

    /** A sample as a record. */
    public static <T extends Record> T of(Class<T> type) {
        return Wire.fromJson(json(type), type);
    }

    /** A sample as JSON. */
    public static JsonObject json(Class<?> type) {
        JsonObject json = new JsonObject();
        for (RecordComponent component : type.getRecordComponents()) {
            json.put(component.getName(), value(component.getGenericType()));
        }
        return json;
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class ? List.of() : Map.of();
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "sample";
        } else if (plain == boolean.class || plain == Boolean.class) {
            return true;
        } else if (plain == double.class || plain == Double.class) {
            return 1.5;
        } else if (plain.isPrimitive() || Number.class.isAssignableFrom(plain)) {
            return 1;
        } else if (plain == Instant.class) {
            return Instant.EPOCH.toString();
        } else if (plain == NodeId.class) {
            return "abcdefghijklmnop";
        } else if (plain == Text.class) {
            return new JsonObject().put("en", "sample");
        } else if (plain.isEnum()) {
            return ((Enum<?>) plain.getEnumConstants()[0]).name();
        } else if (plain == Failure.Problem.class) {
            return Wire.toJson(
                    Failure.of(org.cloudy.bus.FailureCode.INVALID, "sample").problem());
        } else if (plain.isRecord()) {
            return json(plain);
        }
        return new JsonObject();
    }
}
