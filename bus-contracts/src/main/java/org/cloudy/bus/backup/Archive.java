package org.cloudy.bus.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An archive that lies on the node. What is in it cannot be told without its passphrase.
 *
 * @param name of the file
 * @param folder where it lies
 * @param bytes its size
 * @param written when it was finished
 * @param capability the one that is in it alone; null for a node as a whole, and where nobody knows
 * @param proven when all of it was last found to be sound; null if nobody looked
 * @param problem what was found to be wrong with it; null if nothing
 */
public record Archive(
        String name,
        String folder,
        long bytes,
        Instant written,
        @Nullable String capability,
        @Nullable Instant proven,
        @Nullable String problem) {}
