package org.cloudy.bus.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted, the newest first; what is null narrows nothing.
 *
 * @param user exactly this one
 * @param text is somewhere in the act, the subject, the origin or the user
 * @param before only lines with a smaller number
 * @param limit 1 to 500 of them
 */
public record AuditQuery(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String user,
        @Nullable String text,
        @Nullable Long before,
        int limit) {}
