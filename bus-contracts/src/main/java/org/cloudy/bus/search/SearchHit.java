package org.cloudy.bus.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A document that was found.
 *
 * @param rtt round-trip time to its node in milliseconds, estimated; 0 for this node, null where that is not known
 * @param excerpt pieces of its text in their order, those that matched marked
 * @param explanation how the score came about, if that was asked for
 */
public record SearchHit(
        String id,
        NodeId node,
        String kind,
        String title,
        DocumentLanguage language,
        @Nullable String url,
        Map<String, String> attributes,
        Instant published,
        double score,
        @Nullable Double rtt,
        List<Fragment> excerpt,
        @Nullable String explanation) {

    /** A piece of an excerpt. */
    public record Fragment(String text, boolean match) {}
}
