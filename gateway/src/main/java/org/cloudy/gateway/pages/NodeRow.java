package org.cloudy.gateway.pages;

import java.time.Instant;
import org.cloudy.bus.discovery.NodeView;
import org.jspecify.annotations.Nullable;

/**
 * A node as a line of a table; what is not known is null.
 *
 * @param link its web page
 * @param predictedText the round-trip time that network coordinates predict
 */
record NodeRow(
        String id,
        String shortId,
        String name,
        String address,
        String version,
        boolean self,
        @Nullable String link,
        @Nullable String rttText,
        @Nullable String predictedText,
        @Nullable String hopsText,
        Instant since) {
    private static final int SHORT = 8;

    static NodeRow of(NodeView node, String language) {
        return new NodeRow(
                node.node().value(),
                shortId(node.node().value()),
                node.name(),
                node.address(),
                node.version(),
                node.self(),
                node.self() ? null : SafeLink.of(node.web()),
                node.self() ? null : new Formats(language).rtt(node.rttMs()),
                node.self() ? null : new Formats(language).rtt(node.estimatedMs()),
                node.self() || node.hops() == null ? null : String.valueOf(node.hops()),
                node.since());
    }

    /** The part of an id by which people tell nodes apart. */
    static String shortId(String id) {
        return id.substring(0, Math.min(SHORT, id.length()));
    }
}
