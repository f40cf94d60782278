package org.cloudy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackupScopeTest {
    @Test
    @DisplayName("Where a capability says nothing its whole folder is kept, copied while it is off")
    void keepsAllByDefault() {
        assertThat(BackupScope.WHOLE.paths()).isEmpty();
        assertThat(BackupScope.WHOLE.down()).isTrue();
        assertThat(BackupScope.of("collections", "db/main.sqlite").whileUp().down())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/shadow", "..", "../other", "data/../../other", "data/./x", "data/"})
    @DisplayName("A path that leads out of the folder, or is not plain, is refused")
    void refusesOtherPlaces(String path) {
        assertThatThrownBy(() -> BackupScope.of(path)).isInstanceOf(IllegalArgumentException.class);
    }
}
