package org.cloudy.snmp;

import org.cloudy.testkit.TranslationsContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The texts of the monitoring")
class SnmpTranslationsTest extends TranslationsContract {
    SnmpTranslationsTest() {
        super("snmp.");
    }
}
