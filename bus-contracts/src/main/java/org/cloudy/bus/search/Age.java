package org.cloudy.bus.search;

/** How long ago a document was published, at most; each takes in those before it. */
public enum Age {
    DAY,
    WEEK,
    /** 30 days. */
    MONTH,
    /** 365 days. */
    YEAR
}
