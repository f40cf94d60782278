package org.cloudy.extract;

import org.cloudy.testkit.TranslationsContract;

class ExtractTranslationsTest extends TranslationsContract {
    ExtractTranslationsTest() {
        super("extract.");
    }
}
