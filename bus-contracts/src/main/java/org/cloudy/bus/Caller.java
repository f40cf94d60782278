package org.cloudy.bus;

import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * On whose behalf a call is made. It travels in headers that the bridges set themselves, whatever a client sent; a call without
 * them was made by the platform itself, inside this node.
 *
 * @param user the account's name, for the audit trail
 * @param role what that account may do here
 * @param origin where the caller sits: an address, or the door that he came in by; empty where that is not known
 */
public record Caller(String user, Role role, String origin) {
    /** Header with the acting user's name. */
    public static final String USER_HEADER = "cloudy-user";
    /** Header with the acting user's role. */
    public static final String ROLE_HEADER = "cloudy-role";
    /** Header with where the acting user sits. */
    public static final String ORIGIN_HEADER = "cloudy-origin";

    /** Origin of whoever sits at the machine's command line. */
    public static final String COMMAND_LINE = "command-line";
    /** Origin of programs on the machine that show the node's token. */
    public static final String BRIDGE = "bridge";

    private static final Set<String> NO_ACCOUNTS = Set.of(COMMAND_LINE, BRIDGE);

    /** The node itself: a timer, a verticle that needs another. */
    public static final Caller NODE = new Caller("node", Role.ADMIN);

    /** Somebody who has not signed in. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Role.ANYONE);

    /** A caller of whom nobody needs to know where he sits. */
    public Caller(String user, Role role) {
        this(user, role, "");
    }

    /** The caller that the headers of a message tell; an unknown role counts as {@link Role#ANYONE}. */
    static Caller of(MultiMap headers) {
        String user = headers.get(USER_HEADER);
        String role = headers.get(ROLE_HEADER);
        String origin = headers.get(ORIGIN_HEADER);
        if (user == null && role == null) {
            return NODE;
        }
        return new Caller(
                user == null ? ANONYMOUS.user() : user,
                Arrays.stream(Role.values())
                        .filter(known -> known.name().equals(role))
                        .findAny()
                        .orElse(Role.ANYONE),
                origin == null ? "" : origin);
    }

    /** The account of this node that acts; empty for the node itself, and for those that came in without one. */
    public Optional<String> account() {
        return equals(NODE) || NO_ACCOUNTS.contains(origin) || !role.covers(Role.MEMBER)
                ? Optional.empty()
                : Optional.of(user);
    }

    /** The same, as he sits there. */
    public Caller at(String place) {
        return new Caller(user, role, place);
    }

    DeliveryOptions on(DeliveryOptions options) {
        return options.addHeader(USER_HEADER, user)
                .addHeader(ROLE_HEADER, role.name())
                .addHeader(ORIGIN_HEADER, origin);
    }
}
