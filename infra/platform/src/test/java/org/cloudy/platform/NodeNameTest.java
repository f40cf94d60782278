package org.cloudy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "7", "Hill-Top", "x--y", "a23456789012345678901234567890123456789012345678901234567890123"})
    @DisplayName("A host name label is a name")
    void valid(String name) {
        assertThat(NodeName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "a.b",
                "a b",
                "a_b",
                "ñ",
                "a\n",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    @DisplayName("What no host can be called is refused")
    void invalid(String name) {
        assertThat(NodeName.isValid(name)).isFalse();
        assertThatThrownBy(() -> new NodeName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Who listens is told of a new name; a name that is refused changes nothing")
    void changes() {
        NodeName name = new NodeName("old");
        List<String> told = new ArrayList<>();
        name.onChange(told::add);
        name.change("new");
        assertThatThrownBy(() -> name.change("not one")).isInstanceOf(IllegalArgumentException.class);
        assertThat(name.current()).isEqualTo("new");
        assertThat(told).containsExactly("new");
    }
}
