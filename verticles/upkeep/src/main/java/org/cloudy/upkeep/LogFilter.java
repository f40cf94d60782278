package org.cloudy.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.logs.LogEntry;
import org.cloudy.bus.logs.LogLevel;
import org.cloudy.bus.logs.LogSearch;

/** Which entries are looked for. */
record LogFilter(LogLevel level, String text, Instant since, Instant until) {
    private static final int LONGEST_TEXT = 200;
    static final int MOST_ENTRIES = 5_000;

    /** @throws Failure INVALID */
    static LogFilter of(LogSearch search) {
        List<FieldProblem> problems = new ArrayList<>();
        if (search.text().length() > LONGEST_TEXT) {
            problems.add(FieldProblem.of("text", "upkeep.logs.text", Map.of("most", "" + LONGEST_TEXT)));
        }
        if (search.entries() < 1 || search.entries() > MOST_ENTRIES) {
            problems.add(FieldProblem.of("entries", "upkeep.logs.entries", Map.of("most", "" + MOST_ENTRIES)));
        }
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
        return new LogFilter(
                search.level(),
                small(search.text().strip()),
                search.since() == null ? Instant.MIN : search.since(),
                search.until() == null ? Instant.MAX : search.until());
    }

    boolean takes(LogEntry entry) {
        return entry.level().compareTo(level) >= 0
                && !entry.time().isBefore(since)
                && !entry.time().isAfter(until)
                && small(entry.text()).contains(text);
    }

    /** Nothing that was written last then can be wanted. */
    boolean isPast(Instant lastWritten) {
        return lastWritten.isBefore(since);
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
