package org.cloudy.bus;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.jackson.VertxModule;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How records travel: JSON objects, instants in ISO 8601, enumerations in lower case. Unknown fields are ignored, so that nodes of neighbouring versions
 * understand each other; a field that is not marked {@code @Nullable} must be there and not be null.
 */
public final class Wire {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = mapping();

    private Wire() {}

    private static ObjectMapper mapping() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new VertxModule())
                .addModule(new JavaTimeModule())
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        mapper.setAnnotationIntrospector(AnnotationIntrospectorPair.create(
                new RequiredUnlessNullable(), mapper.getDeserializationConfig().getAnnotationIntrospector()));
        return mapper;
    }

    /** The mapping, for those who need JSON text of the same shape. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A record as the JSON that travels. */
    public static JsonObject toJson(Object message) {
        return new JsonObject(MAPPER.convertValue(message, OBJECT));
    }

    /**
     * The record that travelled as this JSON.
     *
     * @throws Failure {@link FailureCode#INVALID} if a required field is missing, or one is of the wrong type
     */
    public static <T> T fromJson(JsonObject json, Class<T> type) {
        try {
            return MAPPER.convertValue(json.getMap(), type);
        } catch (IllegalArgumentException e) {
            throw Failure.of(FailureCode.INVALID, "failure.malformed", Map.of("reason", reason(e)));
        }
    }

    private static String reason(IllegalArgumentException e) {
        if (e.getCause() instanceof JsonMappingException mapping) {
            String path = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return path.isEmpty() ? mapping.getOriginalMessage() : path + ": " + mapping.getOriginalMessage();
        }
        return String.valueOf(e.getMessage());
    }
}
