package org.cloudy.gateway.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.SearchHit;
import org.jspecify.annotations.Nullable;

/**
 * A document that was found, as a page shows it.
 *
 * @param href where it is: at its own address, or on this node's page about it
 * @param outside whether that is another's page
 * @param kept this node's page about it
 * @param place the host of its own address; null if it has none
 * @param lang its language as a tag (BCP 47); null where that is not known
 * @param languageKey text of its language's name
 * @param rttText how far its node is; null for this node, and where that is not known
 */
record HitRow(
        String title,
        String href,
        boolean outside,
        String kept,
        @Nullable String place,
        String kind,
        @Nullable String lang,
        String languageKey,
        String node,
        boolean self,
        @Nullable String rttText,
        Instant published,
        List<SearchHit.Fragment> excerpt) {

    static HitRow of(SearchHit hit, Map<NodeId, NodeView> nodes, String language) {
        NodeView node = nodes.get(hit.node());
        boolean self = node != null && node.self();
        String address = SafeLink.of(hit.url());
        String kept = DocumentPage.href(hit.id());
        return new HitRow(
                hit.title().isBlank() ? hit.id() : hit.title(),
                address == null ? kept : address,
                address != null,
                kept,
                SafeLink.host(address),
                hit.kind(),
                tag(hit.language()),
                languageKey(hit.language()),
                nodeName(hit.node(), nodes),
                self,
                self ? null : new Formats(language).rtt(hit.rtt()),
                hit.published(),
                hit.excerpt());
    }

    /** The name of a node, or what people tell it apart by; of none an empty one. */
    static String nodeName(@Nullable NodeId id, Map<NodeId, NodeView> nodes) {
        if (id == null) {
            return "";
        }
        NodeView node = nodes.get(id);
        return node == null ? NodeRow.shortId(id.value()) : node.name();
    }

    static String languageKey(DocumentLanguage language) {
        return "page.documents.language." + language.tag();
    }

    static @Nullable String tag(DocumentLanguage language) {
        return language == DocumentLanguage.OTHER ? null : language.tag();
    }
}
