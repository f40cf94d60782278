package org.cloudy.discovery;

import org.cloudy.bus.discovery.Coordinate;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/** Where this node was in the network when it stopped: it need not look for its place again. Methods block. */
final class Whereabouts {
    private static final String KEY = "own";

    private final Documents<Coordinate> documents;

    Whereabouts(NodeStore store) {
        this.documents = store.documents("discovery-coordinate", Coordinate.class);
    }

    /** Where it was; {@link Point#ORIGIN} at its first start. */
    Point last() {
        return documents.get(KEY).map(Point::of).filter(Point::isValid).orElse(Point.ORIGIN);
    }

    void keep(Coordinate now) {
        documents.put(KEY, now);
    }
}
