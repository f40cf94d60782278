package org.cloudy.dns;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudy.platform.settings.Network;

/** A name server that is asked, as BIND and dig write it: an address, and a port after {@code #} if it is not 53. */
record Forwarder(String address, int port) {
    private static final Pattern SHAPE = Pattern.compile("([0-9a-fA-F.:]{2,45})(?:#(\\d{1,5}))?");
    private static final int USUAL = 53;

    /** The server that a text means; empty if it means none. */
    static Optional<Forwarder> parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group(2) == null ? USUAL : Integer.parseInt(matcher.group(2));
        return Network.parse(matcher.group(1))
                .filter(address -> port >= 1 && port <= 65_535)
                .map(address -> new Forwarder(address.address().getHostAddress(), port));
    }
}
