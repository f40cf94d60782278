package org.cloudy.discovery;

import java.util.Locale;

/** Why an announcement was not believed. */
enum Reason {
    /** No JSON of the wanted form, or no text at all. */
    GARBAGE,
    /** Longer than any announcement may be. */
    TOO_LONG,
    /** Not signed by the key that it brings. */
    BAD_SIGNATURE,
    /** In the name of another node. */
    FOREIGN_ID,
    /** A field that is over-long or can't be what it claims. */
    BAD_FIELD,
    /** From a member that the cluster does not have, or that belongs to another node. */
    NOT_A_MEMBER,
    /** Not newer than what was known. */
    REPLAYED,
    /** Its lease is over. */
    EXPIRED,
    /** More than one member may announce. */
    TOO_MANY,
    /** There were too many at once to look at. */
    OVERLOAD;

    /** Its name in metrics. */
    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
