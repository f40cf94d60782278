package org.cloudy.bus.firewall;

import java.time.Instant;
import java.util.List;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The node's firewall. It closes what nobody of the node's listens on, in a table of its own; other tables are left alone.
 *
 * @param until when a trial ends by itself; null outside of one
 * @param obstacle why it can't be switched on; null if it can
 * @param open what is let through, or would be
 * @param device network device of the micro cloud, on which everything is let through; null while there is none
 */
public record Firewall(
        FirewallState state,
        @Nullable Instant until,
        @Nullable Text obstacle,
        List<OpenPort> open,
        @Nullable String device) {}
