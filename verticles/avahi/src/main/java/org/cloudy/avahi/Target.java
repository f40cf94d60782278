package org.cloudy.avahi;

import org.cloudy.platform.dnssd.Sighting.Place;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for on a card.
 *
 * @param type null for all types
 * @param name null for all services of the type
 */
record Target(
        int card,
        int protocol,
        @Nullable String type,
        @Nullable String name) {
    static final int BOTH_PROTOCOLS = -1;

    private static final int IPV4 = 0;

    static Target card(int card) {
        return new Target(card, BOTH_PROTOCOLS, null, null);
    }

    /** Whether this is found by looking for the other. */
    boolean isIn(Target wider) {
        return card == wider.card
                && (wider.protocol == BOTH_PROTOCOLS || protocol == wider.protocol)
                && (wider.type == null || wider.type.equals(type))
                && (wider.name == null || wider.name.equals(name));
    }

    /** Where a service is, for people. */
    static Place place(String cardName, int protocol, String type, String name) {
        return new Place(cardName + (protocol == IPV4 ? "/4" : "/6"), type, name);
    }
}
