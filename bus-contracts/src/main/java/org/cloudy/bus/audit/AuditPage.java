package org.cloudy.bus.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the trail.
 *
 * @param more whether older lines match, too
 * @param oldest of the trail as a whole: what was before it is dropped; null while the trail is empty
 * @param most how many acts are kept
 * @param days for how long
 */
public record AuditPage(
        List<AuditEntry> entries, boolean more, @Nullable Instant oldest, int most, int days) {}
