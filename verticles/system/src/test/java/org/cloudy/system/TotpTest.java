package org.cloudy.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cloudy.platform.settings.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** The secret of RFC 6238, appendix B: "12345678901234567890". */
    private static final Secret SECRET = new Secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    @ParameterizedTest(name = "{0} s")
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037"})
    @DisplayName("The codes are those of RFC 6238")
    void standard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @Test
    @DisplayName("A code is right in its step and in the ones beside it, and in no other")
    void window() {
        Instant made = Instant.ofEpochSecond(3_000);
        String code = Totp.code(SECRET, made);
        for (long off : new long[] {-30, 0, 29, 59}) {
            assertThat(Totp.step(SECRET, code, made.plusSeconds(off), 0))
                    .as("%s s", off)
                    .hasValue(100);
        }
        for (long off : new long[] {-31, 60, 90}) {
            assertThat(Totp.step(SECRET, code, made.plusSeconds(off), 0))
                    .as("%s s", off)
                    .isEmpty();
        }
        assertThat(Totp.step(SECRET, "", made, 0)).isEmpty();
    }

    @Test
    @DisplayName("A step that was used, and those before it, are worth nothing more")
    void used() {
        Instant now = Instant.ofEpochSecond(3_000);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now), now, 100)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.minusSeconds(30)), now, 100))
                .isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.plusSeconds(30)), now, 100))
                .hasValue(101);
    }

    @Test
    @DisplayName("A secret has 160 bits, and applications read it from the address with user and node")
    void secrets() {
        Secret secret = Totp.secret();
        assertThat(secret.reveal())
                .matches("[A-Z2-7]{32}")
                .isNotEqualTo(Totp.secret().reveal());
        assertThat(secret).hasToString("****");
        assertThat(Totp.uri(secret, "hill-top", "ada"))
                .startsWith("otpauth://totp/hill-top:ada?")
                .contains("secret=" + secret.reveal(), "issuer=hill-top", "period=30", "digits=6");
    }

    @Test
    @DisplayName("Recovery codes are ten different ones, known by what is typed in any spelling")
    void recovery() {
        List<String> codes = RecoveryCode.fresh();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("([a-z2-7]{4}-?){4}"));
        String code = codes.getFirst();
        assertThat(RecoveryCode.hash(code))
                .isEqualTo(RecoveryCode.hash(" " + code.replace("-", "").toUpperCase(Locale.ROOT)));
        assertThat(RecoveryCode.isOne(code)).isTrue();
        assertThat(RecoveryCode.isOne("123456")).isFalse();
    }
}
