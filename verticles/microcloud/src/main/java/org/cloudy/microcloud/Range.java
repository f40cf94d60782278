package org.cloudy.microcloud;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudy.bus.NodeId;

/** Private IPv4 addresses of an overlay (RFC 1918, RFC 6598), as 10.83.0.0/16. */
record Range(int network, int bits) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})/(\\d{1,2})");
    private static final int WIDEST = 8;
    private static final int NARROWEST = 28;

    /** @throws IllegalArgumentException if it is no range of private addresses of 8 to 28 bits */
    static Range of(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no range of addresses: " + text);
        }
        int bits = Integer.parseInt(matcher.group(2));
        if (bits < WIDEST || bits > NARROWEST) {
            throw new IllegalArgumentException("a prefix of 8 to 28 bits is wanted, not " + bits);
        }
        Range range = new Range(number(matcher.group(1)) & mask(bits), bits);
        if (number(matcher.group(1)) != range.network || !range.isPrivate()) {
            throw new IllegalArgumentException("no range of private addresses: " + text);
        }
        return range;
    }

    /** A range of 16 bits in 10.0.0.0/8 that depends on nothing but the seed. */
    static Range picked(int seed) {
        // 10.0 to 10.63 is where home routers and offices are.
        return new Range(number("10.64.0.0") + (((seed & 0xff) % 192) << 16), 16);
    }

    boolean contains(String address) {
        int number = number(address);
        return (number & mask(bits)) == network && number != network && number != last();
    }

    /** Whether they share an address. */
    boolean overlaps(Range other) {
        int wider = mask(Math.min(bits, other.bits));
        return (network & wider) == (other.network & wider);
    }

    /** The address for a node: where its id puts it, or the next one that is free; empty if none is. */
    Optional<String> free(NodeId node, Set<String> taken) {
        int hosts = (1 << (32 - bits)) - 2;
        int start = Math.floorMod(node.value().hashCode(), hosts);
        for (int i = 0; i < hosts; i++) {
            String address = dotted(network + 1 + (start + i) % hosts);
            if (!taken.contains(address)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private int last() {
        return network | ~mask(bits);
    }

    private boolean isPrivate() {
        return isIn("10.0.0.0", 8) || isIn("172.16.0.0", 12) || isIn("192.168.0.0", 16) || isIn("100.64.0.0", 10);
    }

    private boolean isIn(String block, int blockBits) {
        return bits >= blockBits && (network & mask(blockBits)) == number(block);
    }

    @Override
    public String toString() {
        return dotted(network) + "/" + bits;
    }

    private static int mask(int bits) {
        return -1 << (32 - bits);
    }

    private static String dotted(int number) {
        return (number >>> 24) + "." + (number >>> 16 & 255) + "." + (number >>> 8 & 255) + "." + (number & 255);
    }

    private static int number(String dotted) {
        if (!SHAPE.matcher(dotted + "/0").matches()) {
            throw new IllegalArgumentException("no IPv4 address: " + dotted);
        }
        try {
            byte[] bytes = InetAddress.getByName(dotted).getAddress();
            int number = 0;
            for (byte part : bytes) {
                number = (number << 8) | (part & 0xff);
            }
            return number;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no IPv4 address: " + dotted, e);
        }
    }
}
