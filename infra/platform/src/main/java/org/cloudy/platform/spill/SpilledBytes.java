package org.cloudy.platform.spill;

import java.lang.ref.Reference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bytes that lie in a {@link SpillFile} of the node that has them; in memory only on their way there. */
public final class SpilledBytes {
    private final byte @Nullable [] held;
    private final @Nullable SpillFile file;
    private final long id;
    private final int length;

    private SpilledBytes(byte @Nullable [] held, @Nullable SpillFile file, long id, int length) {
        this.held = held;
        this.file = file;
        this.id = id;
        this.length = length;
    }

    /** Bytes in memory, to be put into a map of {@link SpilledMaps}. */
    public static SpilledBytes of(byte[] bytes) {
        return new SpilledBytes(bytes, null, 0, bytes.length);
    }

    static SpilledBytes in(SpillFile file, long id, int length) {
        return new SpilledBytes(null, file, id, length);
    }

    long id() {
        return id;
    }

    int length() {
        return length;
    }

    /** The bytes; empty if they can't be read from the disk any more. Blocks. */
    Optional<byte[]> bytes() {
        try {
            return file == null ? Optional.ofNullable(held) : file.read(id);
        } finally {
            // As long as it is read nobody may find that nobody refers to it any more.
            Reference.reachabilityFence(this);
        }
    }
}
