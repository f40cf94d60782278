package org.cloudy.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.cloudy.extract.Answer.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An answer of the reader")
class AnswerTest {
    @Test
    @DisplayName("comes as it was sent")
    void whole() throws IOException {
        Answer answer = new Answer(Problem.NONE, "text/plain", "Títol", "ca", "é".repeat(100_000), true);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        answer.write(sent);

        assertThat(Answer.read(new ByteArrayInputStream(sent.toByteArray()))).isEqualTo(answer);
    }

    @Test
    @DisplayName("is refused when it is larger than any can be, before there is room made for it")
    void bounded() {
        byte[] huge = {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        byte[] negative = {(byte) 0xff, 0, 0, 0};
        byte[] unknown = {0, 0, 0, 1, 'X'};

        for (byte[] each : new byte[][] {huge, negative, unknown}) {
            assertThatThrownBy(() -> Answer.read(new ByteArrayInputStream(each)))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("(a string of|no problem) .*");
        }
    }
}
