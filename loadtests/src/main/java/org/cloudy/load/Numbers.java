package org.cloudy.load;

import java.util.Arrays;
import java.util.List;

/** Numbers that a run may change, with commas between them. */
final class Numbers {
    private Numbers() {}

    /** Those of a system property, or else the usual ones. */
    static List<Integer> of(String property, String usual) {
        return Arrays.stream(System.getProperty(property, usual).split(",", -1))
                .map(Integer::valueOf)
                .toList();
    }
}
