package org.cloudy.platform.host;

import java.time.Instant;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a daemon is.
 *
 * @param pid process id; null while it does not run
 * @param since when it came into this state
 * @param restarts how often it was restarted since somebody started it
 * @param reason what is wrong with it, with its last lines; null if nothing is
 */
public record DaemonStatus(
        String name,
        DaemonState state,
        @Nullable Long pid,
        Instant since,
        int restarts,
        @Nullable Text reason) {}
