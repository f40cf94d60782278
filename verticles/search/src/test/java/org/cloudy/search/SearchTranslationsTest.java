package org.cloudy.search;

import org.cloudy.testkit.TranslationsContract;

class SearchTranslationsTest extends TranslationsContract {
    SearchTranslationsTest() {
        super("search.");
    }
}
