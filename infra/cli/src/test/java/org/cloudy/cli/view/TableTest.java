package org.cloudy.cli.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    @DisplayName("Columns are as wide as their widest cell, numbers to the right, nothing trails")
    void aligns() {
        String text = new Table("NAME", ">RTT", "X")
                .row("proxy", "0.4 ms", "a")
                .row("ñandú-grande", "12 ms", "")
                .in(80);

        assertThat(text).isEqualTo("""
                NAME             RTT  X
                proxy         0.4 ms  a
                ñandú-grande   12 ms""");
    }

    @Test
    @DisplayName("A table that is too wide shortens its widest columns")
    void shortens() {
        String text = new Table("A", "B").row("x".repeat(60), "short").in(40);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
        assertThat(text).contains("x…  short");
    }

    @Test
    @DisplayName("A name with control characters cannot drive the terminal")
    void cleans() {
        assertThat(new Table("A").row("a\u001b[2J\nb\u202ec").in(80)).isEqualTo("A\na [2J b c");
    }

    @Test
    @DisplayName("A row of another length is refused")
    void refuses() {
        assertThatThrownBy(() -> new Table("A").row("a", "b")).isInstanceOf(IllegalArgumentException.class);
    }
}
