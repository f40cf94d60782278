package org.cloudy.bus.updates;

import java.time.Instant;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Security updates that the node applies by itself, once a day.
 *
 * @param last when it looked last; null if it never did
 * @param job the job of that time; null if there is none
 * @param result what came of it; null while that is not known
 */
public record AutomaticUpdates(
        boolean on,
        @Nullable Instant last,
        @Nullable Long job,
        @Nullable Text result) {}
