package org.cloudy.microcloud;

import org.cloudy.testkit.TranslationsContract;

class MicroCloudTranslationsTest extends TranslationsContract {
    MicroCloudTranslationsTest() {
        super("microcloud.");
    }
}
