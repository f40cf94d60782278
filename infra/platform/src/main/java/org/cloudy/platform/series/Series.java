package org.cloudy.platform.series;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Quantities that are measured together.
 *
 * @param name its place in the store: up to four parts between '/', each 1 to 64 of a-z, 0-9, '_' and '-'
 * @param quantities at least one, of different names; a series whose quantities are other ones than those it was kept with
 *     begins anew
 */
public record Series(String name, List<Quantity> quantities) {
    private static final String PART = "[a-z0-9_-]{1,64}";
    private static final Pattern NAME = Pattern.compile(PART + "(/" + PART + "){0,3}");

    public Series {
        quantities = List.copyOf(quantities);
        requireName(name);
        if (quantities.isEmpty()
                || quantities.stream().map(Quantity::name).distinct().count() < quantities.size()) {
            throw new IllegalArgumentException(name + " needs quantities of different names, not: " + quantities);
        }
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a series is named by up to four parts of a-z, 0-9, '_' and '-', not: " + name);
        }
    }
}
