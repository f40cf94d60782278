package org.cloudy.snmp;

import java.io.Serial;
import org.cloudy.bus.snmp.Trouble;

/** Why an agent told nothing, or nothing of use. */
final class Unanswered extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    Unanswered(Trouble trouble) {
        super(trouble.name());
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
