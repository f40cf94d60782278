package org.cloudy.platform.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever somebody types into a form")
class SettingsFuzzTest {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final SettingsSchema<Everything> SCHEMA = SettingsSchema.of(
            new Everything(3128, 0.5, true, Colour.RED, "name", null, List.of("10.0.0.0/8"), new Secret("s")));

    enum Colour {
        RED,
        BLUE
    }

    /** One setting of each kind. */
    record Everything(
            @Min(1) @Max(65_535) int port,
            double share,
            boolean on,
            Colour colour,

            @Size(min = 1, max = 20) @Pattern(regexp = "[a-z]+")
            String name,

            @Nullable @Size(max = 10) String note,
            @Size(max = 3) List<@Size(max = 20) String> networks,
            @Size(max = 30) Secret secret) {}

    static Stream<byte[]> forms() {
        return Stream.of(
                        "{\"port\":\"80\",\"share\":\"0.25\",\"on\":\"false\",\"colour\":\"BLUE\",\"name\":\"other\"}",
                        "{\"note\":\"\",\"networks\":\"10.0.0.0/8\\n192.168.0.0/16\",\"secret\":\"\"}",
                        "{\"port\":1e400,\"share\":null,\"on\":[],\"networks\":[1,{}],\"unknown\":0}")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("forms")
    @DisplayName("becomes settings that are kept as they are, or is refused field by field, without the secrets")
    @FuzzTest(maxDuration = "5m")
    void settings(byte[] json) {
        Map<String, Object> values;
        try {
            values = Wire.mapper().readValue(new String(json, UTF_8), VALUES);
        } catch (JsonProcessingException e) {
            return; // No form sends that.
        }
        if (values == null) {
            return;
        }
        try {
            Everything changed = SCHEMA.change(SCHEMA.defaults(), values);
            Map<String, Object> kept = Wire.mapper().convertValue(changed, VALUES);
            assertThat(SCHEMA.kept(kept)).isEqualTo(changed);
            assertThat(changed.port()).isBetween(1, 65_535);
            assertThat(SCHEMA.values(changed)).doesNotContainKey("secret");
        } catch (Failure refused) {
            assertThat(refused.code()).isEqualTo(FailureCode.INVALID);
            assertThat(refused.problem().fields()).isNotEmpty();
        }
    }
}
