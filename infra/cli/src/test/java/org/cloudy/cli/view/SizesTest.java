package org.cloudy.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "-1, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "15300, 15 kB",
        "2040000, 2.0 MB",
        "9223372036854775807, 9.2 EB"
    })
    @DisplayName("Sizes are told in their largest unit")
    void text(long bytes, String text) {
        assertThat(Sizes.text(bytes)).isEqualTo(text);
    }
}
