package org.cloudy.tinc;

import org.cloudy.testkit.TranslationsContract;

class TincTranslationsTest extends TranslationsContract {
    TincTranslationsTest() {
        super("overlay.");
    }
}
