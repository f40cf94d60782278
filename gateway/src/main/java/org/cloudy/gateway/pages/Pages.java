package org.cloudy.gateway.pages;

import io.vertx.ext.web.Router;

/**
 * Web pages. Whoever asks for one has been let in by then: his form's body is read and its CSRF token checked, {@link
 * org.cloudy.gateway.Visitor#of} tells who he is, and where nobody has set the node up only {@code /setup} is reached. A page
 * that fails does so with {@code ctx.fail(cause)}: a {@link org.cloudy.bus.Failure} is told in the visitor's language.
 */
@FunctionalInterface
public interface Pages {
    /** Adds the routes of these pages. */
    void mount(Router router);
}
