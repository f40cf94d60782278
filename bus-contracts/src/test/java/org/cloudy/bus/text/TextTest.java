package org.cloudy.bus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A text in all languages")
class TextTest {
    @Test
    @DisplayName("is the same in each where it is what a program wrote")
    void verbatim() {
        assertThat(Text.verbatim("FATAL: no port").byLanguage())
                .containsOnlyKeys(Messages.LANGUAGES)
                .containsValue("FATAL: no port");
    }

    @Test
    @DisplayName("takes arguments in the language of the sentence")
    void around() {
        Text reason = new Text(Map.of("en", "a full disk", "es", "un disco lleno", "ca", "un disc ple"));

        Text sentence = Messages.around("failure.internal", Map.of("cause", reason));

        assertThat(sentence.in("en")).contains("made a mistake: a full disk");
        assertThat(sentence.in("es")).contains("un disco lleno").doesNotContain("made a mistake");
    }

    @Test
    @DisplayName("tells a failure in each")
    void failure() {
        Failure failure = Failure.of(FailureCode.TIMEOUT, "failure.timeout");

        assertThat(failure.problem().everywhere()).isEqualTo(Messages.everywhere("failure.timeout"));
    }

    @Test
    @DisplayName("stands in the sentence of a failure in the language of that, also after a journey")
    void failureAround() {
        Failure.Problem cause =
                Failure.of(FailureCode.TIMEOUT, "failure.timeout").problem();
        Failure sent = Failure.around(FailureCode.INTERNAL, "failure.internal", Map.of("cause", cause.everywhere()));

        Failure.Problem received = Wire.fromJson(Wire.toJson(sent.problem()), Failure.Problem.class);

        assertThat(received.message()).contains("made a mistake").contains(cause.in("en"));
        assertThat(received.in("es")).contains(cause.in("es")).doesNotContain(cause.in("en"));
    }
}
