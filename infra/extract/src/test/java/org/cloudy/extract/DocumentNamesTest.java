package org.cloudy.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The name of a document that is made of a file")
class DocumentNamesTest {
    @Test
    @DisplayName("has nothing in it that a node does not take")
    void plain() {
        assertThat(DocumentNames.of("", "the village/a\u0000b.txt")).isEqualTo("the_village/a_b.txt");
        assertThat(DocumentNames.of("ana", "x.pdf")).isEqualTo("ana/x.pdf");
    }

    @Test
    @DisplayName("is another one for another file, also where both are long")
    void different() {
        String end = "x".repeat(300);

        assertThat(DocumentNames.of("", "a" + end))
                .hasSizeLessThanOrEqualTo(200)
                .isNotEqualTo(DocumentNames.of("", "b" + end));
    }
}
