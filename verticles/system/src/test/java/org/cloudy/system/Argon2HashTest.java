package org.cloudy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The hash of a password")
class Argon2HashTest {
    private static final String PASSWORD = "correct horse à battery";
    /** As password4j writes it, with which hashes were made once. */
    private static final String WRITTEN =
            "$argon2id$v=19$m=12288,t=3,p=1$MDEyMzQ1Njc4OWFiY2RlZg$V0jal181No+HOIid5zMvNhI/Rp2DkXEglY0CIoxb+eM";

    @Test
    @DisplayName("is the same as that of another implementation, letter by letter, and of no other password")
    void same() {
        byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

        assertThat(Argon2Hash.of(PASSWORD, new Argon2Hash.Cost(12_288, 3, 1), salt, 32)
                        .text())
                .isEqualTo(WRITTEN);
        assertThat(Argon2Hash.parse(WRITTEN).isOf(PASSWORD)).isTrue();
        assertThat(Argon2Hash.parse(WRITTEN).isOf(PASSWORD + " ")).isFalse();
        assertThat(Argon2Hash.parse(WRITTEN).text()).isEqualTo(WRITTEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$argon2i$v=19$m=12288,t=3,p=1$AAAA$AAAA",
                "$argon2id$v=16$m=12288,t=3,p=1$AAAA$AAAA",
                "$argon2id$v=19$m=99999999,t=3,p=1$AAAA$AAAA",
                "$argon2id$v=19$m=12288,t=3,p=1$$AAAA",
                "$argon2id$v=19$m=12288,t=3,p=1$AAAA$A"
            })
    @DisplayName("is not read from what is none")
    void none(String text) {
        assertThatThrownBy(() -> Argon2Hash.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
