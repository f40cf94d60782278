package org.cloudy.bus.backup;

import java.time.Instant;
import java.util.List;
import org.cloudy.bus.NodeId;

/**
 * What an archive says of itself.
 *
 * @param format version of the archive's layout
 * @param cloudy version of Cloudy that wrote it
 * @param node whose it is
 * @param nodeName what that node was called
 * @param microCloud the one that it was in
 * @param created when it was begun
 * @param whole whether it holds the node itself: accounts, settings, identity, membership; otherwise a capability alone
 * @param capabilities those whose data are in it
 * @param bytes of all that is in it, before it was compressed
 */
public record Manifest(
        int format,
        String cloudy,
        NodeId node,
        String nodeName,
        String microCloud,
        Instant created,
        boolean whole,
        List<KeptCapability> capabilities,
        long bytes) {

    /** A capability in an archive; {@code bytes} is the size of its data. */
    public record KeptCapability(String name, long bytes) {}
}
