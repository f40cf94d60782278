package org.cloudy.bus.updates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be brought up to date.
 *
 * @param version of Cloudy that runs; it comes from a clone, and is brought up to date with git
 * @param packages those of security archives first
 * @param refreshed when the machine asked the archives last; null if it never did
 * @param command what an administrator of the machine types, where the node may not change packages; null where it may
 */
public record UpdateList(
        String version,
        List<PackageUpdate> packages,
        @Nullable Instant refreshed,
        @Nullable String command,
        AutomaticUpdates automatic) {}
