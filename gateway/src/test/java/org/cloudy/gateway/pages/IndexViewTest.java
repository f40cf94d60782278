package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IndexViewTest {
    @Test
    @DisplayName("Numbers that follow each other are told as one range")
    void ranges() {
        assertThat(IndexView.ranges(List.of())).isEmpty();
        assertThat(IndexView.ranges(List.of(7))).isEqualTo("7");
        assertThat(IndexView.ranges(List.of(0, 1, 2, 5, 8, 9))).isEqualTo("0–2, 5, 8–9");
    }

    @Test
    @DisplayName("A partition has the colour of its owner, and one of a node that did not answer is still told")
    void cells() {
        IndexView view = IndexView.of(FakeSearch.placement(), Map.of(), "en");
        assertThat(view.rows()).hasSize(2).allMatch(row -> row.share() != null);
        assertThat(view.cells()).hasSize(40);
        assertThat(view.cells().get(0).colour())
                .isNotEqualTo(view.cells().get(1).colour());
        assertThat(view.cells().get(39).colour()).isZero();
        assertThat(view.orphans()).isEqualTo(1);
    }
}
