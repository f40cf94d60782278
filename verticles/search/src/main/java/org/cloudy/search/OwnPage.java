package org.cloudy.search;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.search.OwnQuery;

/** A page of the list of what this node publishes. */
final class OwnPage {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private OwnPage() {}

    /** Failure INVALID. */
    static org.cloudy.bus.search.OwnDocuments of(OwnDocuments own, OwnQuery query) {
        int limit = query.limit() == null ? USUAL : query.limit();
        if (limit < 1 || limit > MOST) {
            throw Failure.invalid(
                    List.of(FieldProblem.of("limit", "search.problem.own-limit", Map.of("max", String.valueOf(MOST)))));
        }
        return new org.cloudy.bus.search.OwnDocuments(
                own.ids(query.author(), query.after())
                        .limit(limit)
                        .flatMap(id -> own.about(id).stream())
                        .toList(),
                own.ids(query.author(), null).count());
    }
}
