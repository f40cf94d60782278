package org.cloudy.bus.backup;

import java.time.Instant;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How something ended that was done unattended.
 *
 * @param archive what it was done with; null where it did not come so far
 * @param failure why it failed; null if it did not
 */
public record Outcome(
        Instant at, @Nullable String archive, @Nullable Text failure) {}
