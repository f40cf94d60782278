package org.cloudy.bus.accounts;

import java.util.List;

/** Codes that are each good once in the place of the application's; nobody sees them again. */
public record RecoveryCodes(List<String> codes) {
    @Override
    public String toString() {
        return "RecoveryCodes[****]";
    }
}
