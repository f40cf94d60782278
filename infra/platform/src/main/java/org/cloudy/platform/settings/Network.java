package org.cloudy.platform.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network in CIDR notation (RFC 4632, RFC 4291), or a single address. */
public record Network(InetAddress address, int prefix) {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    /** Nothing that the resolver would take for a name gets through. */
    private static final Pattern SHAPE =
            Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

    /** The network that a text means; empty if it means none. */
    public static Optional<Network> parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(matcher.group(1));
            int bits = address.getAddress().length * 8;
            int prefix = matcher.group(2) == null ? bits : Integer.parseInt(matcher.group(2));
            return prefix <= bits ? Optional.of(new Network(address, prefix)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
