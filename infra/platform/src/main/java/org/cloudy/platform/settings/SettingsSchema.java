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
import io.vertx.core.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (2020-12) of a settings record, made from its components and their Jakarta Validation annotations, or of
 * declared settings; and what is read by it. A record's canonical constructor may refuse more, by throwing a {@link
 * org.cloudy.bus.Failure}.
 *
 * <p>Components are texts, whole or decimal numbers, booleans, enumerations, lists of texts and {@link Secret}s; one that is
 * marked {@code @Nullable} may be left empty. The {@code message} of a {@code @Pattern} may be the translation key of the
 * sentence that says what is wanted; it is told {@code {value}}, and {@code {line}} where it is of a list.
 */
public final class SettingsSchema<S extends Record> {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final S defaults;
    private final Map<String, Setting> settings;
    private final Map<String, DeclaredSetting> declared;
    private @Nullable Rules rules;

    /** What it says and who holds values against it; made when it is asked first, for that takes a while. */
    private record Rules(ObjectNode json, Schema schema) {
        private static Rules of(ObjectNode json) {
            return new Rules(
                    json,
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(json));
        }
    }

    private SettingsSchema(S defaults, Map<String, Setting> settings, Map<String, DeclaredSetting> declared) {
        this.defaults = defaults;
        this.settings = settings;
        this.declared = declared;
    }

    /**
     * The schema of the class of these defaults.
     *
     * @throws IllegalArgumentException that names a component whose type cannot be a setting
     */
    public static <S extends Record> SettingsSchema<S> of(S defaults) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            settings.put(component.getName(), Setting.of(component));
        }
        return new SettingsSchema<>(defaults, settings, Map.of());
    }

    /** The schema of declared settings. */
    public static SettingsSchema<DeclaredSettings> declared(List<DeclaredSetting> declared) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        Map<String, DeclaredSetting> byName = new LinkedHashMap<>();
        Map<String, @Nullable Object> standard = new LinkedHashMap<>();
        for (DeclaredSetting one : declared) {
            settings.put(one.name(), one.setting());
            byName.put(one.name(), one);
            standard.put(one.name(), one.standard());
        }
        return new SettingsSchema<>(new DeclaredSettings(standard), settings, byName);
    }

    /** The settings of a fresh installation. */
    public S defaults() {
        return defaults;
    }

    private synchronized Rules rules() {
        if (rules == null) {
            rules = Rules.of(isDeclared() ? declaration() : SchemaWriter.write(type(), settings, defaults));
        }
        return rules;
    }

    private boolean isDeclared() {
        return defaults instanceof DeclaredSettings;
    }

    private ObjectNode declaration() {
        ObjectNode schema = Wire.mapper().createObjectNode();
        schema.put("$schema", SpecificationVersion.DRAFT_2020_12.getDialectId());
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        declared.values().forEach(setting -> setting.describe(properties));
        settings.values().stream()
                .filter(Setting::required)
                .map(Setting::name)
                .forEach(schema.putArray("required")::add);
        return schema.put("additionalProperties", false);
    }

    @SuppressWarnings("unchecked") // the class of a value of type S, which is final as all records are
    private Class<S> type() {
        return (Class<S>) defaults.getClass();
    }

    /** The schema as a JSON object. */
    public Map<String, Object> schema() {
        return Wire.mapper().convertValue(rules().json(), OBJECT);
    }

    /**
     * The fields for a form; texts are those that were declared, or the translations of {@code <key>.<field>.title} and {@code
     * .help}, of {@code <key>.group.<group>}, and of {@code <key>.<field>.<choice>} where there are any.
     */
    public List<CapabilityDetail.Field> fields(String key) {
        return settings.values().stream().map(setting -> field(setting, key)).toList();
    }

    private CapabilityDetail.Field field(Setting setting, String prefix) {
        String key = prefix + "." + setting.name();
        JsonNode property = rules().json().path("properties").path(setting.name());
        DeclaredSetting own = declared.get(setting.name());
        return new CapabilityDetail.Field(
                setting.name(),
                own == null ? Messages.everywhere(key + ".title") : own.title(),
                own == null ? Messages.everywhere(key + ".help") : own.help(),
                own == null ? heading(setting, prefix) : own.group(),
                setting.kind(),
                setting.required() || (own != null && own.asked()),
                own == null
                        ? setting.choices().stream()
                                .map(value -> new CapabilityDetail.Choice(value, called(value, key)))
                                .toList()
                        : own.choices(),
                bound(property, "minimum", "minLength", "minItems"),
                bound(property, "maximum", "maxLength", "maxItems"));
    }

    private static Text called(String choice, String key) {
        return Text.inEach(language ->
                Messages.find(language, key + "." + choice, Map.of()).orElse(choice));
    }

    private static @Nullable Text heading(Setting setting, String prefix) {
        return setting.group() == null ? null : Messages.everywhere(prefix + ".group." + setting.group());
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
        Map<String, Object> values = all(current);
        settings.values().stream()
                .filter(setting -> setting.kind() == FieldKind.SECRET)
                .forEach(secret -> values.remove(secret.name()));
        return values;
    }

    private static Map<String, Object> all(Record settings) {
        return Wire.mapper().convertValue(settings, OBJECT);
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
                problems.add(FieldProblem.of(Text.shortened(name), "settings.error.unknown", Map.of()));
            } else if (!setting.isUnchangedBy(value)) {
                changed.set(name, Coercion.of(setting, value));
            }
        });
        problems.addAll(new Violations(settings, rules().json())
                .of(changed, rules().schema().validate(changed)));
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
        return read(changed);
    }

    /**
     * Settings that were kept, perhaps by another version: what those lack is at its default.
     *
     * @throws org.cloudy.bus.Failure INVALID if they do not fit this version
     */
    public S kept(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(all(defaults));
        all.putAll(values);
        if (!isDeclared()) {
            return Wire.fromJson(new JsonObject(all), type());
        }
        all.keySet().retainAll(settings.keySet());
        return change(defaults, all);
    }

    private S read(ObjectNode values) {
        try {
            return Wire.mapper().treeToValue(values, type());
        } catch (ValueInstantiationException e) {
            if (e.getCause() instanceof Failure refused) {
                throw refused;
            }
            throw new IllegalStateException(type().getSimpleName() + " refused values without saying why", e);
        } catch (JsonMappingException e) {
            // Such as a whole number that is too large for an int.
            String field = e.getPath().isEmpty() ? "" : e.getPath().getFirst().getFieldName();
            throw Failure.invalid(List.of(FieldProblem.of(field, "settings.error.unusable", Map.of())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree cannot be malformed", e);
        }
    }
}
