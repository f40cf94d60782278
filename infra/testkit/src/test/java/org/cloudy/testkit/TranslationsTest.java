package org.cloudy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class TranslationsTest {
    @Test
    @DisplayName("A capability with all its texts has no problem")
    void acceptsWhatIsComplete() {
        assertThat(Translations.problemsOf(new Sample("sample").describe())).isEmpty();
    }

    @Test
    @DisplayName("A text that a language lacks, a setting without help and a placeholder that differs are named")
    void namesWhatIsMissing() {
        assertThat(Translations.problemsOf(new Sample("broken").describe()))
                .contains(
                        "ca lacks capability.broken.summary",
                        "es lacks capability.broken.settings.motto.help",
                        "es has other placeholders in capability.broken.step.enable.motto")
                .doesNotContain("en lacks capability.broken.title");
    }
}
