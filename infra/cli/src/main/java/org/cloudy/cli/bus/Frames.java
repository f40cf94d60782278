package org.cloudy.cli.bus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The frames of the Vert.x event-bus bridge: four bytes of length, most significant first, then that many bytes of JSON. Takes
 * bytes as they come and gives whole frames.
 */
final class Frames {
    /** The longest frame that is taken or sent; a hostile or broken peer cannot fill the memory. */
    static final int LIMIT = 8 << 20;

    private static final int HEADER = Integer.BYTES;

    private byte[] bytes = new byte[8192];
    private int length;

    /** The frame around some JSON. */
    static ByteBuffer frame(byte[] json) throws IOException {
        if (json.length > LIMIT) {
            throw new IOException("a message of " + json.length + " bytes is too long to be sent");
        }
        return ByteBuffer.allocate(HEADER + json.length)
                .putInt(json.length)
                .put(json)
                .flip();
    }

    /** Takes what was received. */
    void append(ByteBuffer received) {
        int more = received.remaining();
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
        received.get(bytes, length, more);
        length += more;
    }

    /** The JSON of the next whole frame; empty until more was received. */
    Optional<byte[]> next() throws IOException {
        if (length < HEADER) {
            return Optional.empty();
        }
        int size = ByteBuffer.wrap(bytes).getInt();
        if (size < 0 || size > LIMIT) {
            throw new IOException("a frame of " + Integer.toUnsignedString(size) + " bytes is announced");
        }
        int end = HEADER + size;
        if (length < end) {
            return Optional.empty();
        }
        byte[] json = Arrays.copyOfRange(bytes, HEADER, end);
        System.arraycopy(bytes, end, bytes, 0, length - end);
        length -= end;
        return Optional.of(json);
    }
}
