package org.cloudy.extract.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The text that is kept")
class PlainTextTest {
    @Test
    @DisplayName("has single blanks between words and single empty lines between paragraphs")
    void blanks() {
        assertThat(PlainText.of("\uFEFF  The \t vil\u00ADlage\r\n \n\t\n\n net\u00A0work \u0007\fgrows  "))
                .isEqualTo("The village\n\nnet work\ngrows");
    }

    @Test
    @DisplayName("is none where the bytes were no text in any writing")
    void garbage() {
        byte[] bytes = new byte[10_000];
        new Random(7).nextBytes(bytes);

        assertThat(PlainText.isGarbage(new String(bytes, StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(PlainText.isGarbage(new String(bytes, StandardCharsets.ISO_8859_1)))
                .isTrue();
        assertThat(PlainText.isGarbage("Ñandú, camí, l·l, 日本語, 🙂\n\t")).isFalse();
    }
}
