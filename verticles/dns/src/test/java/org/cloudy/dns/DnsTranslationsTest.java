package org.cloudy.dns;

import org.cloudy.testkit.TranslationsContract;

class DnsTranslationsTest extends TranslationsContract {
    DnsTranslationsTest() {
        super("dns.", "capability.dns.");
    }
}
