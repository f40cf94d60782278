package org.cloudy.system;

import org.cloudy.testkit.TranslationsContract;

/** Of the modules below too, which cannot depend on the test kit. */
class SystemTranslationsTest extends TranslationsContract {
    SystemTranslationsTest() {
        super("system.", "failure.", "job.", "settings.", "store.");
    }
}
