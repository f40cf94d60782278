package org.cloudy.gateway;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.cloudy.bus.Caller;
import org.cloudy.bus.system.Account;
import org.jspecify.annotations.Nullable;

/** Finds out who made a request. */
final class Visitors implements Handler<RoutingContext> {
    private static final String SESSION = "cloudy.session";

    private final Sessions sessions;
    private final Languages languages;
    private final Csrf csrf;

    Visitors(Sessions sessions, Languages languages, Csrf csrf) {
        this.sessions = sessions;
        this.languages = languages;
        this.csrf = csrf;
    }

    @Override
    public void handle(RoutingContext ctx) {
        // The sessions are in memory, so this is done at once, and nothing of the request can get lost meanwhile.
        sessions.find(ctx).onComplete(found -> {
            if (found.succeeded()) {
                enter(ctx, found.result());
                ctx.next();
            } else {
                ctx.fail(found.cause());
            }
        });
    }

    /** The visitor of a request that may have failed before anybody asked who made it. */
    Visitor known(RoutingContext ctx) {
        if (!Visitor.isKnown(ctx)) {
            enter(ctx, Optional.empty());
        }
        return Visitor.of(ctx);
    }

    /** The id of the session that a request is made in; null without one. */
    static @Nullable String session(RoutingContext ctx) {
        return ctx.get(SESSION);
    }

    private void enter(RoutingContext ctx, Optional<Sessions.SignedIn> session) {
        session.ifPresent(signedIn -> ctx.put(SESSION, signedIn.id()));
        Account account = session.map(Sessions.SignedIn::account).orElse(null);
        Caller caller = (account == null ? Caller.ANONYMOUS : new Caller(account.user(), account.role()))
                .at(ctx.request().remoteAddress().hostAddress());
        String language = languages.of(ctx, account == null ? null : account.language());
        new Visitor(caller, language, csrf.token(ctx, session(ctx))).enter(ctx);
    }
}
