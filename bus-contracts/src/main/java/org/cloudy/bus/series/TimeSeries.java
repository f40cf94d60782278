package org.cloudy.bus.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Some quantities, measured at the same times.
 *
 * @param times seconds since the epoch, ascending
 * @param lines one for each quantity; each has as many values as there are times
 */
public record TimeSeries(List<Long> times, List<Line> lines) {
    public TimeSeries {
        times = List.copyOf(times);
        lines = List.copyOf(lines);
        for (Line line : lines) {
            if (line.values().size() != times.size()) {
                throw new IllegalArgumentException(
                        line.values().size() + " values were measured at " + times.size() + " times");
            }
        }
    }

    /**
     * One quantity.
     *
     * @param label its name
     * @param values null where it was not measured
     */
    public record Line(Text label, List<@Nullable Double> values) {
        public Line {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }
}
