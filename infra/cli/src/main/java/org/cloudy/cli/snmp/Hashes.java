package org.cloudy.cli.snmp;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/** The values of {@code --hash}, for completion. */
final class Hashes extends ArrayList<String> {
    @Serial
    private static final long serialVersionUID = 1L;

    Hashes() {
        super(List.of("sha", "sha256"));
    }
}
