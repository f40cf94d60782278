package org.cloudy.platform.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (2020-12) of a settings record, made from its components and their Jakarta Validation annotations, and what
 * is read by it. A record's canonical constructor may refuse more, by throwing a {@link org.cloudy.bus.Failure}.
 *
 * <p>Components are texts, whole or decimal numbers, booleans, enumerations, lists of texts and {@link Secret}s; one that is
 * marked {@code @Nullable} may be left empty. The {@code message} of a {@code @Pattern} may be the translation key of the
 * sentence that says what is wanted; it is told {@code {value}}, and {@code {line}} where it is of a list.
 */
public final class SettingsSchema<S extends Record> {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Class<S> type;
    private final Map<String, Setting> settings;
    private final ObjectNode json;
    private final Schema schema;

    private SettingsSchema(Class<S> type, Map<String, Setting> settings, ObjectNode json) {
        this.type = type;
        this.settings = settings;
        this.json = json;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json);
    }

    /**
     * The schema of the class of these defaults.
     *
     * @throws IllegalArgumentException that names a component whose type cannot be a setting
     */
    public static <S extends Record> SettingsSchema<S> of(S defaults) {
        @SuppressWarnings("unchecked") // the class of a value of type S, which is final as all records are
        Class<S> type = (Class<S>) defaults.getClass();
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            settings.put(component.getName(), Setting.of(component));
        }
        return new SettingsSchema<>(type, settings, SchemaWriter.write(type, settings, defaults));
    }

    /** The schema as a JSON object. */
    public Map<String, Object> schema() {
        return Wire.mapper().convertValue(json, OBJECT);
    }

    /** The fields for a form; texts are the translations of {@code <key>.<field>.title} and {@code .help}. */
    public List<CapabilityDetail.Field> fields(String key) {
        return settings.values().stream()
                .map(setting -> field(setting, key + "." + setting.name()))
                .toList();
    }

    private CapabilityDetail.Field field(Setting setting, String key) {
        JsonNode property = json.path("properties").path(setting.name());
        List<String> choices = setting.choices();
        return new CapabilityDetail.Field(
                setting.name(),
                Messages.everywhere(key + ".title"),
                Messages.everywhere(key + ".help"),
                setting.kind(),
                setting.required(),
                choices,
                bound(property, "minimum", "minLength", "minItems"),
                bound(property, "maximum", "maxLength", "maxItems"));
    }

    private static @Nullable Long bound(JsonNode property, String... keywords) {
        return Arrays.stream(keywords)
                .map(property::get)
                .filter(bound -> bound != null && bound.canConvertToLong())
                .map(JsonNode::longValue)
                .findFirst()
                .orElse(null);
    }

    /** The values of settings, for a form: secrets are left out. */
    public Map<String, Object> values(S current) {
        Map<String, Object> values = Wire.mapper().convertValue(current, OBJECT);
        settings.values().stream()
                .filter(setting -> setting.kind() == FieldKind.SECRET)
                .forEach(secret -> values.remove(secret.name()));
        return values;
    }

    /**
     * The settings in force with some values changed. Texts that stand for a number, a switch or lines, as a form or a command
     * line gives them, are taken as such. A secret that is given as an empty text stays as it is.
     *
     * @throws org.cloudy.bus.Failure INVALID with all that is wrong, field by field; an unknown field is wrong too
     */
    public S change(S current, Map<String, Object> values) {
        ObjectNode changed = Wire.mapper().valueToTree(current);
        List<FieldProblem> problems = new ArrayList<>();
        values.forEach((name, value) -> {
            Setting setting = settings.get(name);
            if (setting == null) {
                problems.add(FieldProblem.of(Violations.shortened(name), "settings.error.unknown", Map.of()));
            } else if (!setting.isUnchangedBy(value)) {
                changed.set(name, Coercion.of(setting, value));
            }
        });
        problems.addAll(new Violations(settings, json).of(changed, schema.validate(changed)));
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
        return read(changed);
    }

    private S read(ObjectNode values) {
        try {
            return Wire.mapper().treeToValue(values, type);
        } catch (ValueInstantiationException e) {
            if (e.getCause() instanceof Failure refused) {
                throw refused;
            }
            throw new IllegalStateException(type.getSimpleName() + " refused values without saying why", e);
        } catch (JsonMappingException e) {
            // Such as a whole number that is too large for an int.
            String field = e.getPath().isEmpty() ? "" : e.getPath().getFirst().getFieldName();
            throw Failure.invalid(List.of(FieldProblem.of(field, "settings.error.unusable", Map.of())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree cannot be malformed", e);
        }
    }
}
