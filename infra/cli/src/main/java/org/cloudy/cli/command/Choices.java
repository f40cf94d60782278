package org.cloudy.cli.command;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.Publication.CheckKind;

/** The values of an option that has few, as they are typed: in lower case. For completion. */
class Choices extends ArrayList<String> {
    @Serial
    private static final long serialVersionUID = 1L;

    Choices(Enum<?>... values) {
        super(Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    Choices(List<String> values) {
        super(values);
    }

    /** Of {@code --health}. */
    static final class OfHealth extends Choices {
        @Serial
        private static final long serialVersionUID = 1L;

        OfHealth() {
            super(Health.values());
        }
    }

    /** Of {@code --check}. */
    static final class OfCheck extends Choices {
        @Serial
        private static final long serialVersionUID = 1L;

        OfCheck() {
            super(CheckKind.values());
        }
    }
}
