package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
    @Test
    @DisplayName("an address with its prefix is read and written")
    void readAndWritten() {
        Prefix prefix = prefix("10.83.4.17/16");

        assertThat(prefix).hasToString("10.83.4.17/16");
        assertThat(prefix.host()).isEqualTo("10.83.4.17");
        assertThat(prefix.network()).hasToString("10.83.0.0/16");
        assertThat(prefix("255.255.255.255/0").network()).hasToString("0.0.0.0/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.83.4.17/",
                "/16",
                "10.83.4.17/33",
                "10.83.4.17/-1",
                "10.83.4.17/016",
                "10.83.4/16",
                "10.83.4.256/16",
                "010.83.4.17/16",
                "10.83.4.17/16\n",
                " 10.83.4.17/16",
                "0x0a.83.4.17/16",
                "10.83.4.17/16/16",
                "::1/64",
                "ten/8",
                "10.83.4.17.5/16",
                "10..4.17/16",
                "١٠.83.4.17/16"
            })
    @DisplayName("what only resembles one is none")
    void garbage(String text) {
        assertThat(Prefix.parse(text)).isEmpty();
    }

    @Test
    @DisplayName("a network has its own addresses and no others")
    void contains() {
        assertThat(prefix("10.83.4.17/16").contains(prefix("10.83.255.1").address()))
                .isTrue();
        assertThat(prefix("10.83.4.17/16").contains(prefix("10.84.0.1").address()))
                .isFalse();
        assertThat(prefix("10.83.4.17/0").contains(prefix("192.0.2.1").address()))
                .isTrue();
    }

    @Test
    @DisplayName("two networks overlap if one lies in the other")
    void overlaps() {
        assertThat(prefix("10.83.0.0/16").overlaps(prefix("10.0.0.0/8"))).isTrue();
        assertThat(prefix("10.0.0.0/8").overlaps(prefix("10.83.0.0/16"))).isTrue();
        assertThat(prefix("10.83.0.0/16").overlaps(prefix("10.84.0.0/16"))).isFalse();
        assertThat(prefix("200.0.0.0/8").overlaps(prefix("201.0.0.0/8"))).isFalse();
    }

    @Test
    @DisplayName("the first and the last address of a network are no machine's")
    void hosts() {
        assertThat(prefix("10.83.4.17/16").isHost()).isTrue();
        assertThat(prefix("10.83.0.0/16").isHost()).isFalse();
        assertThat(prefix("10.83.255.255/16").isHost()).isFalse();
        assertThat(prefix("10.83.0.0/31").isHost()).isFalse();
        assertThat(prefix("10.83.0.1/32").isHost()).isFalse();
        assertThat(prefix("10.83.0.1/30").isHost()).isTrue();
    }

    private static Prefix prefix(String text) {
        return Prefix.parse(text).orElseThrow();
    }
}
