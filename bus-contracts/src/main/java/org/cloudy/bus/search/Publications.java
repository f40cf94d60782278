package org.cloudy.bus.search;

import java.util.List;
import org.cloudy.bus.Failure;

/**
 * What became of documents that were to be published.
 *
 * @param published their ids, in the order in which they were asked for
 * @param refused the others
 */
public record Publications(List<String> published, List<Refusal> refused) {
    /**
     * A document that was not published.
     *
     * @param name what it was to be called
     */
    public record Refusal(String name, Failure.Problem reason) {}
}
