package org.cloudy.bus.search;

import java.time.Instant;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A document that a node of the micro cloud published, and that its signature alone changes.
 *
 * @param id {@code <node id>/<name>}
 * @param node who published it
 * @param kind what sort of thing it is, as {@code page}
 * @param url where the whole of it is; null where it is all here
 * @param author the account of the node that published it; null for the node's own applications
 * @param published when its owner published it, by the owner's clock
 */
public record Document(
        String id,
        NodeId node,
        String kind,
        String title,
        String text,
        DocumentLanguage language,
        @Nullable String url,
        Map<String, String> attributes,
        @Nullable String author,
        Instant published) {}
