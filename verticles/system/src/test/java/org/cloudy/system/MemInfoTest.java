package org.cloudy.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MemInfoTest {
    @Test
    @DisplayName("What programs can still have is read from the kernel's table")
    void available() {
        assertThat(MemInfo.available(List.of(
                        "MemTotal:       16384256 kB", "MemFree:          204800 kB", "MemAvailable:    8192000 kB")))
                .contains(8_192_000L * 1024);
    }

    @Test
    @DisplayName("A table without it, as of old kernels, or garbage, tells nothing")
    void unknown() {
        assertThat(MemInfo.available(List.of("MemTotal: 1 kB", "MemAvailable: much kB", "")))
                .isEmpty();
    }
}
