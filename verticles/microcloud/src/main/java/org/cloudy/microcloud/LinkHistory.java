package org.cloudy.microcloud;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.LinkEvent;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayLink;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/** When links came, changed and were lost, as this node saw it: the last 200 times, also over restarts. Methods block. */
final class LinkHistory {
    private static final int MOST = 200;
    private static final String KEY = "events";

    private final NodeId self;
    private final Clock clock;
    private final Documents<Kept> documents;
    private final Deque<LinkEvent> events;
    private final Map<NodeId, LinkState> states = new HashMap<>();

    private record Kept(List<LinkEvent> events) {}

    LinkHistory(NodeId self, NodeStore store, Clock clock) {
        this.self = self;
        this.clock = clock;
        this.documents = store.documents("microcloud-links", Kept.class);
        this.events = new ArrayDeque<>(documents.get(KEY).map(Kept::events).orElse(List.of()));
        events.forEach(event -> states.put(event.peer(), event.state()));
    }

    /** Notes what is other than before; tells whether anything is. */
    synchronized boolean note(OverlayStatus status) {
        boolean changed = false;
        for (OverlayLink link : status.links()) {
            if (states.put(link.node(), link.state()) != link.state()) {
                events.addLast(new LinkEvent(self, link.node(), link.state(), clock.instant()));
                changed = true;
            }
        }
        while (events.size() > MOST) {
            events.removeFirst();
        }
        if (changed) {
            documents.put(KEY, new Kept(List.copyOf(events)));
        }
        return changed;
    }

    /** The oldest first. */
    synchronized List<LinkEvent> events() {
        return List.copyOf(events);
    }
}
