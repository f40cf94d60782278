package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    @ParameterizedTest(name = "{0} is followed by {1}")
    @CsvSource({
        "0, 2026112800",
        "2026112700, 2026112800",
        "2026112800, 2026112801",
        "2026112899, 2026112900",
        "2126000000, 2126000001",
        "4294967295, 2026112800",
        "4000000000, 4000000001"
    })
    @DisplayName("The next serial is ahead, the first of the day where that is, also round the end of the numbers")
    void next(long serial, long next) {
        assertThat(Serial.next(serial, DAY)).isEqualTo(next);
        assertThat(Serial.isAhead(next, serial)).isTrue();
    }

    @Test
    @DisplayName("A serial is not ahead of itself, nor of one that is half the numbers away")
    void behind() {
        assertThat(Serial.isAhead(7, 7)).isFalse();
        assertThat(Serial.isAhead(6, 7)).isFalse();
        assertThat(Serial.isAhead(1L << 31, 0)).isFalse();
        assertThat(Serial.isAhead(0, 4_294_967_295L)).isTrue();
    }

    @Test
    @DisplayName("0 is passed over, for some servers take it for none")
    void zero() {
        assertThat(Serial.next(4_294_967_295L, LocalDate.of(1999, 1, 1))).isPositive();
    }
}
