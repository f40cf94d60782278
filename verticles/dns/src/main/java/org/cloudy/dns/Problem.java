package org.cloudy.dns;

import java.util.Map;
import org.cloudy.bus.dns.ImportReport.LineProblem;
import org.cloudy.bus.text.Messages;

/**
 * Something wrong with a zone.
 *
 * @param line of the zone file, from 1; 0 where it is of none
 */
record Problem(int line, String key, Map<String, String> args) {
    /** What is told of it at its line. */
    LineProblem told() {
        return new LineProblem(line, Messages.everywhere(key, args));
    }
}
