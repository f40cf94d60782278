package org.cloudy.tinc;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A sequence of whole numbers in the distinguished encoding of ASN.1 (X.690): all that an RSA key is (RFC 8017, A.1). */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private Der() {}

    static byte[] encode(BigInteger... numbers) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (BigInteger number : numbers) {
            content.writeBytes(tagged(INTEGER, number.toByteArray()));
        }
        return tagged(SEQUENCE, content.toByteArray());
    }

    /** The numbers of a sequence; empty for anything else, also for what only resembles the one right encoding. */
    static Optional<List<BigInteger>> decode(byte[] bytes) {
        List<BigInteger> numbers = new ArrayList<>();
        try {
            int end = bytes.length;
            for (int at = start(bytes, 0, SEQUENCE); at < end; ) {
                int from = start(bytes, at, INTEGER);
                int to = from + length(bytes, at + 1);
                numbers.add(new BigInteger(Arrays.copyOfRange(bytes, from, to)));
                at = to;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return Arrays.equals(bytes, encode(numbers.toArray(BigInteger[]::new)))
                ? Optional.of(numbers)
                : Optional.empty();
    }

    /** Where the content of the element begins that begins here. */
    private static int start(byte[] bytes, int at, int tag) {
        if (bytes[at] != tag) {
            throw new IllegalArgumentException("another element was expected");
        }
        return at + 2 + (bytes[at + 1] >= 0 ? 0 : bytes[at + 1] & 0x7f);
    }

    private static int length(byte[] bytes, int at) {
        if (bytes[at] >= 0) {
            return bytes[at];
        }
        int count = bytes[at] & 0x7f;
        if (count > 2) {
            throw new IllegalArgumentException("longer than any key");
        }
        return new BigInteger(1, Arrays.copyOfRange(bytes, at + 1, at + 1 + count)).intValueExact();
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length < 0x80) {
            element.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            byte[] plain = length[0] == 0 ? Arrays.copyOfRange(length, 1, length.length) : length;
            element.write(0x80 | plain.length);
            element.writeBytes(plain);
        }
        element.writeBytes(content);
        return element.toByteArray();
    }
}
