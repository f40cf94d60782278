package org.cloudy.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSchemaTest {
    enum Mode {
        OPEN,
        MEMBERS_ONLY
    }

    record Proxy(
            @NotBlank @Size(max = 20) String title,
            @Min(1024) @Max(65535) int port,
            @DecimalMin("0.5") double ratio,
            boolean cache,
            Mode mode,
            @Size(max = 3) List<@Pattern(regexp = "[0-9./]+") @Size(max = 18) String> allowed,

            @Pattern(regexp = "[a-z]+", message = "failure.timeout")
            String realm,

            @Size(min = 4, max = 64) Secret password,
            @Nullable String note,
            @Nullable Integer limit) {
        Proxy {
            if (title.equals("refused")) {
                throw Failure.of(FailureCode.CONFLICT, "failure.timeout");
            }
        }
    }

    private static final Proxy DEFAULTS = new Proxy(
            "Proxy", 3128, 1.5, true, Mode.OPEN, List.of("10.0.0.0/8"), "cloudy", new Secret("hush-hush"), null, null);

    private final SettingsSchema<Proxy> schema = SettingsSchema.of(DEFAULTS);

    private Proxy change(String field, @Nullable Object value) {
        Map<String, Object> values = new HashMap<>();
        values.put(field, value);
        return schema.change(DEFAULTS, values);
    }

    private List<Failure.FieldProblem> problems(Map<String, Object> values) {
        Failure failure = catchThrowableOfType(Failure.class, () -> schema.change(DEFAULTS, values));
        assertThat(failure).as("values that must be refused").isNotNull();
        assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
        return failure.problem().fields();
    }

    private Tuple problem(String field, @Nullable Object value) {
        Map<String, Object> values = new HashMap<>();
        values.put(field, value);
        List<Failure.FieldProblem> problems = problems(values);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message())
                .doesNotContain("{")
                .isNotEqualTo(problems.getFirst().key());
        return tuple(problems.getFirst().field(), problems.getFirst().key());
    }

    @Test
    @DisplayName("Fields come in the order of the components, each with its kind and limits")
    void fields() {
        assertThat(schema.fields("x"))
                .extracting(
                        CapabilityDetail.Field::name,
                        CapabilityDetail.Field::kind,
                        CapabilityDetail.Field::required,
                        CapabilityDetail.Field::minimum,
                        CapabilityDetail.Field::maximum)
                .containsExactly(
                        tuple("title", FieldKind.TEXT, true, 1L, 20L),
                        tuple("port", FieldKind.NUMBER, true, 1024L, 65535L),
                        tuple("ratio", FieldKind.NUMBER, true, 0L, null),
                        tuple("cache", FieldKind.SWITCH, true, null, null),
                        tuple("mode", FieldKind.CHOICE, true, null, null),
                        tuple("allowed", FieldKind.LINES, true, null, 3L),
                        tuple("realm", FieldKind.TEXT, true, null, 1000L),
                        tuple("password", FieldKind.SECRET, true, 4L, 64L),
                        tuple("note", FieldKind.TEXT, false, null, 1000L),
                        tuple("limit", FieldKind.NUMBER, false, null, null));
        assertThat(schema.fields("x").get(4).choices())
                .extracting(CapabilityDetail.Choice::value)
                .containsExactly("open", "members_only");
    }

    @Test
    @DisplayName("A number beyond all bounds, which JSON can say, is refused as no number, whatever the setting")
    void infinite() {
        assertThat(problem("ratio", Double.POSITIVE_INFINITY)).isEqualTo(tuple("ratio", "settings.error.number"));
        assertThat(problem("port", Double.NaN)).isEqualTo(tuple("port", "settings.error.integer"));
        assertThat(problem("mode", Double.NEGATIVE_INFINITY).toList()).contains("mode");
        assertThat(problem("allowed", List.of(Double.NaN)).toList()).contains("allowed");
    }

    record Grouped(
            @Group("reach") int port,
            String note,
            @Group("reach") Mode mode) {}

    @Test
    @DisplayName("A field tells its group by a heading, and a choice what it is called where there is a word for it")
    void groups() {
        List<CapabilityDetail.Field> fields =
                SettingsSchema.of(new Grouped(1, "", Mode.OPEN)).fields("x");

        assertThat(fields)
                .extracting(
                        field -> field.group() == null ? "none" : field.group().in("en"))
                .containsExactly("x.group.reach", "none", "x.group.reach");
        assertThat(fields.getLast().choices())
                .extracting(choice -> choice.title().in("es"))
                .containsExactly("open", "members_only");
    }

    @Test
    @DisplayName("The schema is a closed 2020-12 object with defaults, and tells no secret")
    void asJsonSchema() {
        assertThat(schema.schema())
                .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
                .containsEntry("type", "object")
                .containsEntry("additionalProperties", false);
        assertThat(schema.schema().toString())
                .contains("default=3128", "writeOnly=true", "^(?:[a-z]+)$")
                .doesNotContain("hush");
    }

    @Test
    @DisplayName("Values for a form leave secrets out")
    void values() {
        assertThat(schema.values(DEFAULTS))
                .doesNotContainKey("password")
                .containsEntry("port", 3128)
                .containsEntry("mode", "open")
                .containsEntry("allowed", List.of("10.0.0.0/8"))
                .containsEntry("note", null);
    }

    @Test
    @DisplayName("What is not named stays, the secret too")
    void partial() {
        assertThat(change("port", 3129))
                .isEqualTo(new Proxy(
                        "Proxy",
                        3129,
                        1.5,
                        true,
                        Mode.OPEN,
                        List.of("10.0.0.0/8"),
                        "cloudy",
                        new Secret("hush-hush"),
                        null,
                        null));
    }

    @Test
    @DisplayName("Texts of a form are taken for what they stand for")
    void coercion() {
        Proxy changed = schema.change(
                DEFAULTS,
                Map.of(
                        "title", "  Mine ",
                        "port", " 8080 ",
                        "ratio", "2.25",
                        "cache", "off",
                        "mode", "MEMBERS_ONLY",
                        "allowed", "10.0.0.0/8\r\n\r\n 192.168.0.0/16 \n",
                        "password", "",
                        "limit", "7"));
        assertThat(changed)
                .isEqualTo(new Proxy(
                        "Mine",
                        8080,
                        2.25,
                        false,
                        Mode.MEMBERS_ONLY,
                        List.of("10.0.0.0/8", "192.168.0.0/16"),
                        "cloudy",
                        new Secret("hush-hush"),
                        null,
                        7));
    }

    @Test
    @DisplayName("An empty text empties what may be empty")
    void emptied() {
        Proxy full = change("limit", 7);
        assertThat(schema.change(full, Map.of("limit", "", "note", "", "allowed", "")))
                .extracting(Proxy::limit, Proxy::note, Proxy::allowed)
                .containsExactly(null, null, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "on", "YES", "1"})
    @DisplayName("A switch is on in several words")
    void on(String word) {
        assertThat(schema.change(change("cache", false), Map.of("cache", word)).cache())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "title|''|required",
                "title|NULL|required",
                "title|a title of more than twenty|long",
                "title|tit\\nle|control",
                "port|80|minimum",
                "port|65536|maximum",
                "port|many|integer",
                "port|3128.5|integer",
                "port|99999999999999999999|integer",
                "port|''|required",
                "port|NULL|required",
                "ratio|0.25|minimum",
                "ratio|much|number",
                "cache|perhaps|switch",
                "mode|closed|choice",
                "mode|NULL|required",
                "password|abc|short",
                "colour|red|unknown",
                "allowed|10.0.0.0/8\\nall|line-pattern",
                "allowed|10.0.0.0/8 10.0|line-pattern",
                "allowed|10.10.10.10/255.255.255.255|line-long",
                "allowed|1\\n2\\n3\\n4|many",
                "limit|99999999999|unusable",
            },
            delimiter = '|',
            nullValues = "NULL")
    @DisplayName("What cannot be used is named with a sentence of its own")
    void refused(String field, @Nullable String value, String sentence) {
        String typed = value == null ? null : value.replace("\\n", "\n");
        assertThat(problem(field, typed)).isEqualTo(tuple(field, "settings.error." + sentence));
    }

    @Test
    @DisplayName("Values of other JSON types are refused with what is wanted")
    void wrongTypes() {
        assertThat(problem("title", 5)).isEqualTo(tuple("title", "settings.error.text"));
        assertThat(problem("allowed", 5)).isEqualTo(tuple("allowed", "settings.error.lines"));
        assertThat(problem("allowed", Arrays.asList("10.0.0.0/8", null)))
                .isEqualTo(tuple("allowed", "settings.error.line-text"));
        assertThat(problem("allowed", List.of(Map.of("a", 1)))).isEqualTo(tuple("allowed", "settings.error.line-text"));
        assertThat(problem("password", List.of())).isEqualTo(tuple("password", "settings.error.text"));
    }

    @Test
    @DisplayName("A pattern's message is the key of its sentence")
    void ownSentence() {
        assertThat(problem("realm", "Not this")).isEqualTo(tuple("realm", "failure.timeout"));
    }

    @Test
    @DisplayName("All that is wrong is told at once, and each sentence names the limit or the line")
    void several() {
        List<Failure.FieldProblem> problems =
                problems(Map.of("port", "80", "allowed", List.of("10.0.0.0/8", "here", "there"), "colour", "red"));
        assertThat(problems)
                .extracting(Failure.FieldProblem::field, Failure.FieldProblem::message)
                .containsExactlyInAnyOrder(
                        tuple("colour", "There is no such setting."),
                        tuple("port", "At least 1024 is wanted."),
                        tuple("allowed", "Line 2 cannot be used: here"),
                        tuple("allowed", "Line 3 cannot be used: there"));
    }

    @Test
    @DisplayName("Every sentence exists in every language")
    void translated() {
        Failure.FieldProblem problem = problems(Map.of("port", "80")).getFirst();
        assertThat(Messages.LANGUAGES)
                .allSatisfy(language ->
                        assertThat(problem.in(language)).contains("1024").doesNotContain("{"));
        assertThat(problem.in("es")).isEqualTo("Tiene que ser al menos 1024.");
    }

    @Test
    @DisplayName("A secret that is refused is not repeated")
    void secretStaysSecret() {
        assertThat(problems(Map.of("password", "s3t")).toString()).doesNotContain("s3t");
    }

    @Test
    @DisplayName("What a field's name is made of is cut short")
    void longName() {
        assertThat(problems(Map.of("x".repeat(1_000_000), 1)).getFirst().field())
                .hasSizeLessThan(100);
    }

    @Test
    @DisplayName("What the record itself refuses is told as it says")
    void refusedByTheRecord() {
        assertThatThrownBy(() -> change("title", "refused"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT));
    }

    record Nested(Map<String, String> map) {}

    @Test
    @DisplayName("A component that no form can show is refused by name")
    void unsupported() {
        assertThatThrownBy(() -> SettingsSchema.of(new Nested(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nested.map");
    }
}
