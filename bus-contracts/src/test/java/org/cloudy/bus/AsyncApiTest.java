package org.cloudy.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    static Stream<Class<? extends Record>> types() {
        return Examples.types();
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = AsyncApiTest.class.getResourceAsStream(name)) {
            return Wire.mapper().readTree(Objects.requireNonNull(in, name));
        }
    }

    private static JsonNode document() throws IOException {
        return resource("asyncapi.json");
    }

    @Test
    @DisplayName("The document in the jar is valid by the schema of AsyncAPI 3.0")
    void valid() throws IOException {
        Schema specification = SCHEMAS.getSchema(resource("/asyncapi/3.0.0-without-$id.json"));
        assertThat(specification.validate(document())).isEmpty();
    }

    @Test
    @DisplayName("The schema of AsyncAPI refuses what is none")
    void refusesOthers() throws IOException {
        Schema specification = SCHEMAS.getSchema(resource("/asyncapi/3.0.0-without-$id.json"));
        ObjectNode wrong = document().deepCopy();
        ((ObjectNode) wrong.path("operations").path("cloudy.jobs.list")).put("action", "dance");
        assertThat(specification.validate(wrong)).isNotEmpty();
    }

    @Test
    @DisplayName("Every call and topic is in it, with what it promises, its reach and its role")
    void complete() throws IOException {
        JsonNode operations = document().path("operations");
        assertThat(operations).hasSize(Contracts.CALLS.size() + Contracts.TOPICS.size());
        assertThat(Contracts.CALLS).allSatisfy(call -> {
            JsonNode operation = operations.path(call.address());
            assertThat(operation.path("action").asText()).isEqualTo("receive");
            assertThat(operation.path("description").asText()).isNotBlank().doesNotContain("*");
            assertThat(operation.path("x-role").asText())
                    .isEqualToIgnoringCase(call.role().name());
            assertThat(operation.path("x-reach").asText())
                    .isEqualToIgnoringCase(call.reach().name());
        });
        assertThat(Contracts.TOPICS)
                .allSatisfy(topic -> assertThat(
                                operations.path(topic.address()).path("action").asText())
                        .isEqualTo("send"));
    }

    @Test
    @DisplayName("Every reference leads somewhere")
    void references() throws IOException {
        JsonNode document = document();
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references)
                .hasSizeGreaterThan(50)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("What travels fits its schema, and a missing field does not")
    void schemasFit(Class<? extends Record> type) throws IOException, ReflectiveOperationException {
        ObjectNode root = document().deepCopy();
        root.put("$ref", "#/components/schemas/" + type.getSimpleName());
        Schema schema = SCHEMAS.getSchema(root);
        ObjectNode example = Wire.mapper().valueToTree(Examples.of(type));
        assertThat(schema.validate(example)).as("errors of %s", example).isEmpty();
        if (type.getRecordComponents().length > 0) {
            example.remove(type.getRecordComponents()[0].getName());
            boolean required = type.getRecordComponents()[0].getAnnotatedType().getAnnotations().length == 0;
            assertThat(schema.validate(example).isEmpty()).isEqualTo(!required);
        }
    }
}
