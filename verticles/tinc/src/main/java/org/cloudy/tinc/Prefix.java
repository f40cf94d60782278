package org.cloudy.tinc;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IPv4 address with the length of its network's prefix (RFC 4632). */
record Prefix(int address, int length) {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern ADDRESS = Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
    private static final Pattern LENGTH = Pattern.compile("3[0-2]|[12]?\\d");
    private static final int BITS = 32;

    /** The prefix that a text as 10.83.4.17/16 means, or a lone address, which is one of 32 bits; empty if it means none. */
    static Optional<Prefix> parse(String text) {
        int slash = text.indexOf('/');
        String length = slash < 0 ? "" + BITS : text.substring(slash + 1);
        OptionalInt address = addressOf(slash < 0 ? text : text.substring(0, slash));
        return address.isPresent() && LENGTH.matcher(length).matches()
                ? Optional.of(new Prefix(address.getAsInt(), Integer.parseInt(length)))
                : Optional.empty();
    }

    /** The address that four decimal numbers mean; nothing else is one, whatever a resolver would make of it. */
    static OptionalInt addressOf(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        int bits = 0;
        for (int octet = 1; octet <= 4; octet++) {
            bits = bits << 8 | Integer.parseInt(matcher.group(octet));
        }
        return OptionalInt.of(bits);
    }

    /** Whether the network has this address. */
    boolean contains(int other) {
        return ((address ^ other) & mask(length)) == 0;
    }

    /** Whether two networks have an address in common. */
    boolean overlaps(Prefix other) {
        return ((address ^ other.address) & mask(Math.min(length, other.length))) == 0;
    }

    /** Whether a machine can have this address: not the first of its network, and not the last, which are no machine's. */
    boolean isHost() {
        int rest = address & ~mask(length);
        return length <= BITS - 2 && rest != 0 && rest != ~mask(length);
    }

    /** The network alone, as 10.83.0.0/16. */
    Prefix network() {
        return new Prefix(address & mask(length), length);
    }

    /** The address alone, as 10.83.4.17. */
    String host() {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    @Override
    public String toString() {
        return host() + "/" + length;
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (BITS - length);
    }
}
