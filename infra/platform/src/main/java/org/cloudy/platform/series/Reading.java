package org.cloudy.platform.series;

import java.util.List;

/**
 * One measurement of all quantities of a series.
 *
 * @param second since the epoch
 * @param values in the order of the quantities; NaN for one that was not measured
 */
record Reading(long second, List<Double> values) {
    double[] array() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
