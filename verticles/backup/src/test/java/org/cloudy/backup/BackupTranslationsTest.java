package org.cloudy.backup;

import org.cloudy.testkit.TranslationsContract;

/** Of the modules below too, as far as nobody else looks at them. */
class BackupTranslationsTest extends TranslationsContract {
    BackupTranslationsTest() {
        super("backup.", "restore.");
    }
}
