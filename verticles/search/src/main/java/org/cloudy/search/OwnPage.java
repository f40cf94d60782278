package org.cloudy.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.search.OwnDocuments.OwnDocument;
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
        Predicate<OwnDocument> wanted =
                each -> query.author() == null || query.author().equals(each.author());
        Collection<OwnDocument> all = own.after(null);
        Collection<OwnDocument> behind = query.after() == null ? all : own.after(query.after());
        return new org.cloudy.bus.search.OwnDocuments(
                behind.stream().filter(wanted).limit(limit).toList(),
                all.stream().filter(wanted).count());
    }
}
