package org.cloudy.bus.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the logs.
 *
 * @param source one of {@link LogSources}; null for all
 * @param level this or graver
 * @param text that is in the entry, in small or capital letters, at most 200 characters; empty for any
 * @param since the earliest time; null for any
 * @param until the latest time; null for any
 * @param entries how many at most, the latest of those found: 1 to 5,000
 */
public record LogSearch(
        @Nullable String source,
        LogLevel level,
        String text,
        @Nullable Instant since,
        @Nullable Instant until,
        int entries) {}
