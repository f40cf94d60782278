package org.cloudy.upkeep;

import org.cloudy.testkit.TranslationsContract;

class UpkeepTranslationsTest extends TranslationsContract {
    UpkeepTranslationsTest() {
        super("upkeep.");
    }
}
