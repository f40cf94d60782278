package org.cloudy.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema of a settings record. */
final class SchemaWriter {
    /** Of a text or a list whose record does not say how long it may be: enough for any, too little to fill a disk. */
    static final int LONGEST = 1_000;

    private SchemaWriter() {}

    static ObjectNode write(Class<?> type, Map<String, Setting> settings, Record defaults) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        Wire.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.INLINE_ALL_SCHEMAS)
                .with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        List<String> order = List.copyOf(settings.keySet());
        config.forTypesInGeneral()
                .withPropertySorter(Comparator.comparingInt(member -> order.indexOf(member.getDeclaredName())));
        JsonNode values = Wire.mapper().valueToTree(defaults);
        config.forFields()
                .withTargetTypeOverridesResolver(field -> field.getType().getErasedType() == Secret.class
                        ? List.of(field.getContext().resolve(String.class))
                        : null)
                .withRequiredCheck(
                        field -> own(field) && setting(settings, field).required())
                .withNullableCheck(
                        field -> own(field) && !setting(settings, field).required())
                .withStringMaxLengthResolver(field -> field.getType().isInstanceOf(CharSequence.class) ? LONGEST : null)
                .withArrayMaxItemsResolver(field -> own(field) && field.isContainerType() ? LONGEST : null)
                .withDefaultResolver(field -> own(field) ? standard(setting(settings, field), values) : null);
        ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(type);
        settings.values()
                .forEach(setting ->
                        complete(setting, (ObjectNode) schema.path("properties").path(setting.name())));
        return schema;
    }

    /** Whether this is a setting itself, not the items of a list. */
    private static boolean own(FieldScope field) {
        return !field.isFakeContainerItemScope();
    }

    private static Setting setting(Map<String, Setting> settings, FieldScope field) {
        Setting setting = settings.get(field.getDeclaredName());
        if (setting == null) {
            throw new IllegalStateException("no component " + field.getDeclaredName());
        }
        return setting;
    }

    private static @Nullable Object standard(Setting setting, JsonNode values) {
        JsonNode value = values.path(setting.name());
        return setting.kind() == FieldKind.SECRET || value.isNull() ? null : value;
    }

    private static void complete(Setting setting, ObjectNode property) {
        if (setting.kind() == FieldKind.SECRET) {
            property.put("writeOnly", true);
        } else if (setting.kind() == FieldKind.CHOICE) {
            ArrayNode choices = property.putArray("enum");
            setting.choices().forEach(choices::add);
            if (!setting.required()) {
                choices.addNull();
            }
        }
        anchor(property);
        if (property.path("items") instanceof ObjectNode items) {
            anchor(items);
        }
    }

    /** Jakarta's patterns are of the whole text, those of JSON Schema are found anywhere in it. */
    private static void anchor(ObjectNode property) {
        if (property.hasNonNull("pattern")) {
            property.put("pattern", whole(property.path("pattern").textValue()));
        }
    }

    static String whole(String pattern) {
        return "^(?:" + pattern + ")$";
    }
}
