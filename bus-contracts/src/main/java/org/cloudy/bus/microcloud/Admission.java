package org.cloudy.bus.microcloud;

import java.util.List;

/**
 * How an application was decided.
 *
 * @param statements the signed statements of the micro cloud, once admitted; empty until then
 */
public record Admission(Verdict verdict, List<String> statements) {
    /** What became of it. */
    public enum Verdict {
        WAITING,
        ADMITTED,
        REFUSED
    }
}
