package org.cloudy.bus.logs;

import java.time.Instant;

/**
 * One entry of a log.
 *
 * @param source as in {@link LogSources}
 * @param text without time and level; of several lines where what was logged has them; 4,000 characters at most
 */
public record LogEntry(String source, Instant time, LogLevel level, String text) {}
