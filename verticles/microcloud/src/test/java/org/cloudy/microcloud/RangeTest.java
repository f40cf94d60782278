package org.cloudy.microcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.cloudy.platform.NodeIdentity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "10.83.0.0/16", "172.16.4.0/24", "192.168.1.0/28", "100.64.0.0/10"})
    @DisplayName("Private ranges are told as they were given")
    void valid(String text) {
        assertThat(Range.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.83.0.0",
                "10.83.0.1/16",
                "8.8.8.0/24",
                "10.0.0.0/7",
                "10.0.0.0/29",
                "300.1.1.0/24",
                "127.0.0.0/8",
                "172.0.0.0/8",
                "fd00::/64",
                "10.83.0.0/16; rm"
            })
    @DisplayName("What is no private range is refused")
    void invalid(String text) {
        assertThatThrownBy(() -> Range.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Every address of a small range is given once, and then none")
    void allOfIt() {
        Range range = Range.of("192.168.9.0/28");
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < 14; i++) {
            String address = range.free(NodeIdentity.fresh().id(), taken).orElseThrow();
            assertThat(range.contains(address)).isTrue();
            assertThat(taken.add(address)).isTrue();
        }
        assertThat(range.free(NodeIdentity.fresh().id(), taken)).isEmpty();
        assertThat(range.contains("192.168.9.0")).isFalse();
        assertThat(range.contains("192.168.9.15")).isFalse();
    }

    @Test
    @DisplayName("Ranges that are picked are private, and share nothing with what homes use")
    void picked() {
        for (int seed = -1_000; seed < 1_000; seed++) {
            Range range = Range.picked(seed);
            assertThat(Range.of(range.toString())).isEqualTo(range);
            assertThat(range.overlaps(Range.of("10.0.0.0/16"))).isFalse();
        }
    }
}
