package org.cloudy.notices;

import org.cloudy.testkit.TranslationsContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The texts of the notices")
class NoticesTranslationsTest extends TranslationsContract {
    NoticesTranslationsTest() {
        super("notices.");
    }
}
