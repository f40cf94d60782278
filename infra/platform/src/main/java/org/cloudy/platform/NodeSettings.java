package org.cloudy.platform;

import java.util.Optional;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/**
 * What a node's owner chose at the first set-up; it goes before what the node was started with.
 *
 * @param name the node's name (RFC 1123 label)
 * @param language ISO 639-1 code of the language that is told to those who have chosen none
 */
public record NodeSettings(String name, String language) {
    private static final String KEY = "settings";

    /** What the owner chose; empty until the node is set up. */
    public static Optional<NodeSettings> of(NodeStore store) {
        return documents(store).get(KEY);
    }

    /** Keeps it. */
    public void store(NodeStore store) {
        documents(store).put(KEY, this);
    }

    private static Documents<NodeSettings> documents(NodeStore store) {
        return store.documents("node", NodeSettings.class);
    }
}
