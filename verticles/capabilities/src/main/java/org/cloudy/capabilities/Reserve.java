package org.cloudy.capabilities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room that the node keeps on its disk for the removal of a capability. On a full disk that is what makes room, and without a
 * word in the node's store it cannot be done. Blocks.
 */
final class Reserve {
    static final int BYTES = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);
    /** Where less is left, others need it more. */
    private static final long PLENTY = 16L * BYTES;

    private final Path file;

    /** @param data the node's folder */
    Reserve(Path data) {
        this.file = data.resolve("node.reserve");
    }

    /** Takes the room, if there is plenty. */
    synchronized void keep() {
        if (Files.exists(file)) {
            return;
        }
        try {
            if (Files.getFileStore(file.getParent()).getUsableSpace() >= PLENTY) {
                // A file system that compresses would make nothing of zeros.
                byte[] content = new byte[BYTES];
                new Random().nextBytes(content);
                Files.write(file, content);
            }
        } catch (IOException e) {
            LOG.debug("No room is kept for the removal of capabilities", e);
            give();
        }
    }

    /** Gives the room to whoever writes next. */
    synchronized void give() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The room that is kept for the removal of capabilities cannot be given", e);
        }
    }
}
