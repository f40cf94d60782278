package org.cloudy.bus.dns;

import java.util.List;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What became of a zone file.
 *
 * @param zone as it is now; null if the file was refused, and then all is as before
 * @param problems why it was refused, in the order of the lines; empty if it was not
 * @param notes what was put right, such as a serial that would have gone back
 */
public record ImportReport(@Nullable Zone zone, List<LineProblem> problems, List<Text> notes) {
    /**
     * Something wrong with a zone file.
     *
     * @param line from 1; 0 for the file as a whole
     */
    public record LineProblem(int line, Text message) {}
}
