package org.cloudy.cli.search;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import org.cloudy.bus.search.Age;

/** How old documents may be, as it is typed; for completion. */
final class Ages extends ArrayList<String> {
    @Serial
    private static final long serialVersionUID = 1L;

    Ages() {
        super(Arrays.stream(Age.values())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList());
    }
}
