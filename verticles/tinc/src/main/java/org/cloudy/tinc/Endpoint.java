package org.cloudy.tinc;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a daemon is reached on the underlay.
 *
 * @param host an IPv4 address, an IPv6 address without brackets, or a name
 * @param named whether it is a name, which has to be looked up first
 */
record Endpoint(String host, int port, boolean named) {
    private static final int LONGEST = 270;
    /** The first four bits of 240.0.0.0/4 (RFC 1112) and of the broadcast address in it. */
    private static final int RESERVED = 0xf;

    private static final Pattern SHAPE =
            Pattern.compile("(?:\\[([0-9a-fA-F:.]{2,45})]|([A-Za-z0-9.-]{1,253})):([1-9]\\d{0,4})");
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    /** The last label begins with a letter: resolvers take 10.1 or 0x7f.1 for addresses. */
    private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)*(?![0-9])" + LABEL);

    /** The endpoint that a text means; empty if it means none. Nothing is looked up. */
    static Optional<Endpoint> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port > 65_535) {
            return Optional.empty();
        }
        return matcher.group(1) == null
                ? host(matcher.group(2), port)
                : address(matcher.group(1)).map(address -> new Endpoint(address, port, false));
    }

    /** This endpoint at an address that its name was found to have; empty if the text is no address. */
    Optional<Endpoint> at(String found) {
        return Prefix.addressOf(found).isPresent()
                ? Optional.of(new Endpoint(found, port, false))
                : address(found).map(address -> new Endpoint(address, port, false));
    }

    /** Whether a daemon can be there: a single machine's address, and none that leads through the overlay itself. */
    boolean isUsable(Prefix overlay) {
        OptionalInt ipv4 = Prefix.addressOf(host);
        if (named || (ipv4.isPresent() && (overlay.contains(ipv4.getAsInt()) || ipv4.getAsInt() >>> 28 == RESERVED))) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return !address.isAnyLocalAddress() && !address.isMulticastAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Optional<Endpoint> host(String host, int port) {
        if (Prefix.addressOf(host).isPresent()) {
            return Optional.of(new Endpoint(host, port, false));
        }
        return NAME.matcher(host).matches() ? Optional.of(new Endpoint(host, port, true)) : Optional.empty();
    }

    /** In the one form that Java writes, so that nothing of the text itself is passed on. */
    private static Optional<String> address(String text) {
        if (text.indexOf(':') < 0 || !text.matches("[0-9a-fA-F:.]{2,45}")) {
            return Optional.empty();
        }
        try {
            // In brackets it is taken for an address or refused, but never looked up.
            return InetAddress.getByName("[" + text + "]") instanceof Inet6Address address
                    ? Optional.of(address.getHostAddress())
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
