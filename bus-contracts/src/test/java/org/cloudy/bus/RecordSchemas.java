package org.cloudy.bus;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** JSON Schemas of records as {@link Wire} writes and reads them. */
final class RecordSchemas {
    private final SchemaBuilder builder;

    RecordSchemas() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        Wire.mapper(), SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forTypesInGeneral()
                .withPropertySorter(
                        Comparator.comparingInt(member -> place(member.getDeclaringType(), member.getName())))
                .withCustomDefinitionProvider(RecordSchemas::single)
                .withDefinitionNamingStrategy(
                        (key, context) -> key.getType().getErasedType().getSimpleName());
        config.forFields().withRequiredCheck(field -> !isNullable(field)).withNullableCheck(RecordSchemas::isNullable);
        this.builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    /** A reference to the schema of a record, which is then among {@link #all}. */
    ObjectNode reference(Class<? extends Record> type) {
        return builder.createSchemaReference(type);
    }

    ObjectNode all() {
        return builder.collectDefinitions("components/schemas");
    }

    private static int place(ResolvedType owner, String name) {
        return owner.getErasedType().isRecord()
                ? Arrays.stream(owner.getErasedType().getRecordComponents())
                        .map(component -> component.getName())
                        .toList()
                        .indexOf(name)
                : 0;
    }

    private static boolean isNullable(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** What travels as a single value, or in another form than its fields have. */
    private static @Nullable CustomDefinition single(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        if (raw.isEnum()) {
            schema.put("type", "string");
            List<Object> constants = List.of(raw.getEnumConstants());
            constants.forEach(each -> schema.withArray("enum").add(Wire.mapper().convertValue(each, String.class)));
        } else if (raw == NodeId.class) {
            schema.put("type", "string").put("pattern", "^[a-z2-7]{16}$");
        } else if (raw == java.time.Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (raw == Text.class) {
            schema.put("type", "object").putObject("additionalProperties").put("type", "string");
        } else {
            return null;
        }
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
    }
}
