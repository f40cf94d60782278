package org.cloudy.gateway;

import io.vertx.ext.web.RoutingContext;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Role;

/**
 * Who is at the door with a request.
 *
 * @param caller on whose behalf calls are made, and from where; one who has not signed in is {@link Role#ANYONE}
 * @param language one of {@link org.cloudy.bus.text.Messages#LANGUAGES}, to be spoken to this visitor
 * @param csrfToken to be sent back with every state change: form field {@code csrf} or header {@code X-CSRF-Token}
 */
public record Visitor(Caller caller, String language, String csrfToken) {
    /** Name of the form field that brings the CSRF token back. */
    public static final String CSRF_FIELD = "csrf";

    /** Name of the header that brings the CSRF token back, for scripts. */
    public static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String KEY = "cloudy.visitor";

    /**
     * Who made this request.
     *
     * @throws IllegalStateException ahead of the handlers that find it out
     */
    public static Visitor of(RoutingContext ctx) {
        Visitor visitor = ctx.get(KEY);
        if (visitor == null) {
            throw new IllegalStateException("who the visitor is was not found out yet");
        }
        return visitor;
    }

    /** Whether this visitor may do what asks for a role. */
    public boolean may(Role role) {
        return caller.role().covers(role);
    }

    /** Whether somebody signed in. */
    public boolean isSignedIn() {
        return may(Role.MEMBER);
    }

    void enter(RoutingContext ctx) {
        ctx.put(KEY, this);
    }

    static boolean isKnown(RoutingContext ctx) {
        return ctx.get(KEY) != null;
    }
}
