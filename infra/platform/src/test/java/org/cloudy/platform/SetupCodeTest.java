package org.cloudy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cloudy.platform.store.NodeStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCodeTest {
    @TempDir
    Path folder;

    private NodeStore store;

    @BeforeEach
    void open() {
        store = NodeStore.open(folder.resolve("node.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("The code has eight digits and stays the same until it is used")
    void stays() {
        String code = new SetupCode(store).pending().orElseThrow();
        assertThat(code).matches("\\d{4}-\\d{4}");
        assertThat(new SetupCode(store).pending()).contains(code);
    }

    @Test
    @DisplayName("It is known with or without its hyphen, and nothing else is")
    void matches() {
        SetupCode code = new SetupCode(store);
        String digits = code.pending().orElseThrow();
        assertThat(code.matches(digits)).isTrue();
        assertThat(code.matches(" " + digits.replace("-", "") + "\n")).isTrue();
        assertThat(code.matches("")).isFalse();
        assertThat(code.matches(digits.substring(1))).isFalse();
        assertThat(code.matches(digits + "0")).isFalse();
    }

    @Test
    @DisplayName("Once used it is gone, after a restart too, and an empty one does not match")
    void used() {
        SetupCode code = new SetupCode(store);
        String digits = code.pending().orElseThrow();
        code.use();
        assertThat(code.pending()).isEmpty();
        assertThat(code.matches(digits)).isFalse();
        assertThat(code.matches("")).isFalse();
        assertThat(new SetupCode(store).pending()).isEmpty();
    }
}
