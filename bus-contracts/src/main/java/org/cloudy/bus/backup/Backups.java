package org.cloudy.bus.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All about this node's backups.
 *
 * @param archives the newest first
 * @param folder the node's own folder of backups
 * @param free bytes that the disk of that folder has left
 * @param next when the schedule makes the next one; null for never
 * @param scheduled how the last backup by schedule ended; null before the first
 * @param drilled how the last drill ended; null before the first
 * @param restored how the last restoration of the whole node ended; null if there was none
 */
public record Backups(
        List<Archive> archives,
        String folder,
        long free,
        Schedule schedule,
        @Nullable Instant next,
        @Nullable Outcome scheduled,
        @Nullable Outcome drilled,
        @Nullable Outcome restored) {}
