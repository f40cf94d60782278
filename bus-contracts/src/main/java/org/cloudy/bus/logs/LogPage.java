package org.cloudy.bus.logs;

import java.util.List;

/**
 * What was found in the logs.
 *
 * @param entries the oldest first
 * @param more whether there are older ones that were found too
 */
public record LogPage(List<LogEntry> entries, boolean more) {}
