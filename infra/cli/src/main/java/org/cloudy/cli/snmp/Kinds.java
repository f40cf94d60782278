package org.cloudy.cli.snmp;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.series.Span;
import org.cloudy.bus.snmp.GraphKind;
import org.cloudy.bus.snmp.Measure;

/** What graphs there are, as they are typed; for completion. */
class Kinds extends ArrayList<String> {
    @Serial
    private static final long serialVersionUID = 1L;

    Kinds() {
        this(GraphKind.values());
    }

    private Kinds(Enum<?>... values) {
        super(Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** How far back they look. */
    static final class Spans extends Kinds {
        @Serial
        private static final long serialVersionUID = 1L;

        Spans() {
            super(Span.values());
        }
    }

    /** What a rule watches. */
    static final class Measures extends Kinds {
        @Serial
        private static final long serialVersionUID = 1L;

        Measures() {
            super(Measure.values());
        }
    }

    /** How urgent it is. */
    static final class Severities extends Kinds {
        @Serial
        private static final long serialVersionUID = 1L;

        Severities() {
            super(Severity.values());
        }
    }
}
