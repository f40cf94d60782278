package org.cloudy.dns;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.settings.Network;
import org.xbill.DNS.Name;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;

/** How zones may be called. Their names are names of files too, and stand in BIND's configuration. */
final class ZoneNames {
    /** Leaves room for what a file's name has around it. */
    static final int LONGEST = 200;

    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern SHAPE = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private ZoneNames() {}

    static boolean isValid(String name) {
        return name.length() <= LONGEST && SHAPE.matcher(name).matches();
    }

    /**
     * The name of a zone that somebody typed: a name, or a network whose reverse zone is meant.
     *
     * @throws Failure INVALID if no zone can be called so
     */
    static String of(String typed) {
        String name = ascii(typed.strip()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        String zone = reverse(plain).orElse(plain);
        if (!isValid(zone)) {
            throw Failure.invalid(List.of(
                    FieldProblem.of("name", "dns.zone.name-invalid", Map.of("value", Text.shortened(typed.strip())))));
        }
        return zone;
    }

    /** A name in other letters than those of ASCII as the DNS has it (RFC 5890). */
    static String ascii(String name) {
        try {
            return name.chars().allMatch(character -> character < 0x80) ? name : IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            // Then it is told that it cannot be a name, as it was typed.
            return name;
        }
    }

    /** The reverse zone of a network whose prefix ends between labels: whole bytes of IPv4, whole digits of IPv6. */
    private static Optional<String> reverse(String text) {
        return text.contains("/") ? Network.parse(text).flatMap(ZoneNames::reverse) : Optional.empty();
    }

    private static Optional<String> reverse(Network network) {
        boolean four = network.address().getAddress().length == 4;
        int step = four ? 8 : 4;
        if (network.prefix() == 0 || network.prefix() % step != 0) {
            return Optional.empty();
        }
        Name whole = ReverseMap.fromAddress(network.address());
        int passed = (network.address().getAddress().length * 8 - network.prefix()) / step;
        return Optional.of(new Name(whole, passed).toString(true));
    }

    /** The same name as dnsjava has it. */
    static Name origin(String zone) {
        try {
            return Name.fromString(zone + ".");
        } catch (TextParseException e) {
            throw new IllegalStateException("a valid zone has a valid name: " + zone, e);
        }
    }
}
