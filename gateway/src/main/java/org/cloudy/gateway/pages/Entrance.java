package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.cloudy.bus.system.Account;

/** What pages need of the door. */
public interface Entrance {
    /** Signs somebody in who has proved who he is; a session that the browser has ends by that. */
    Future<Void> open(RoutingContext ctx, Account account);

    /** The name of the session that a request is made in, as the sessions on the bus are named. */
    default Optional<String> session(RoutingContext ctx) {
        return Optional.empty();
    }
}
