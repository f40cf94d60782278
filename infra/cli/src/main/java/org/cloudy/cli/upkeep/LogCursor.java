package org.cloudy.cli.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.logs.LogEntry;
import org.jspecify.annotations.Nullable;

/** How far a log was read. Entries of the latest time are asked for once more, for more of the same moment may have come. */
final class LogCursor {
    private final List<LogEntry> ofLatest = new ArrayList<>();
    private @Nullable Instant latest;

    /** Those that were not there the last time. */
    List<LogEntry> fresh(List<LogEntry> entries) {
        List<LogEntry> seen = new ArrayList<>(ofLatest);
        List<LogEntry> fresh = entries.stream()
                .filter(entry -> latest == null || !entry.time().isBefore(latest))
                .filter(entry -> !seen.remove(entry))
                .toList();
        fresh.forEach(this::remember);
        return fresh;
    }

    /** The time of the latest entry; null before there is one. */
    @Nullable
    Instant latest() {
        return latest;
    }

    private void remember(LogEntry entry) {
        if (latest == null || entry.time().isAfter(latest)) {
            latest = entry.time();
            ofLatest.clear();
        }
        ofLatest.add(entry);
    }
}
