package org.cloudy.gateway.pages;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Visitor;

/**
 * Asks before something about a zone is done that others notice.
 *
 * @param what the part of the keys of its texts that tells what is to be done
 * @param node the other node that it is about; empty if it is about none
 * @param action where a yes is sent to, with {@code fields}
 * @param back where a no leads
 */
record ZoneQuestion(String what, String zone, String node, String action, String back, Map<String, String> fields) {
    void show(RoutingContext ctx, Renderer renderer) {
        String title = Messages.text(Visitor.of(ctx).language(), "page.dns-ask." + what + ".title", words());
        renderer.show(ctx, 200, "dns-ask", title, this);
    }

    private Map<String, String> words() {
        return Map.of("zone", zone, "node", node);
    }
}
