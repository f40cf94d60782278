package org.cloudy.search;

import java.time.Duration;
import java.time.Instant;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.Query;
import org.cloudy.bus.search.Age;

/** Since when a document was published that is no older than some age. */
final class Ages {
    private Ages() {}

    /** In milliseconds of the epoch. */
    static long since(Age age, Instant asked) {
        return asked.minus(length(age)).toEpochMilli();
    }

    /** The documents that are no older. */
    static Query within(Age age, Instant asked) {
        return LongPoint.newRangeQuery(Fields.PUBLISHED, since(age, asked), Long.MAX_VALUE);
    }

    private static Duration length(Age age) {
        return Duration.ofDays(
                switch (age) {
                    case DAY -> 1;
                    case WEEK -> 7;
                    case MONTH -> 30;
                    case YEAR -> 365;
                });
    }
}
