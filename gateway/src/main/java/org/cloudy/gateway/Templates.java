package org.cloudy.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * Turns a template and what is to be told into a page. The gateway itself asks for three: {@code login} (with {@code user},
 * {@code returnTo} and, after a failed attempt, {@code problem}), {@code login-code} (without {@code user}) and {@code error} (with {@code status}, {@code title}, {@code
 * message} and {@code request}, the id under which the log tells more).
 */
@FunctionalInterface
public interface Templates {
    /**
     * Answers the request with a page in its visitor's language.
     *
     * @param status HTTP status
     * @param template its name, without folder and ending
     * @param model what the template tells; the visitor, the menu and the like are added
     * @return ready when the page is written; failed, with nothing written, if the template is wrong
     */
    Future<Void> render(RoutingContext ctx, int status, String template, Map<String, Object> model);
}
