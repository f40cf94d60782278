package org.cloudy.gateway;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.accounts.LanguageChoice;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Which language a visitor is spoken to in: the one asked for with {@code ?lang=}, the account's, the one chosen in this browser,
 * the browser's own, the node's. {@code POST /languages} chooses, for the account of whoever is signed in, too.
 */
final class Languages {
    private static final String COOKIE = "cloudy-language";
    private static final String DEFAULT = Messages.LANGUAGES.get(0);

    private final EventBus bus;
    private final Sessions sessions;
    private volatile String ofNode = DEFAULT;

    Languages(EventBus bus, Sessions sessions) {
        this.bus = bus;
        this.sessions = sessions;
    }

    /** The language of a visitor. */
    String of(RoutingContext ctx, @Nullable String ofAccount) {
        Cookie chosen = ctx.request().getCookie(COOKIE);
        Stream<@Nullable String> wishes =
                Stream.of(ctx.request().getParam("lang"), ofAccount, chosen == null ? null : chosen.getValue());
        Stream<@Nullable String> browser = ctx.acceptableLanguages().stream().map(LanguageHeader::tag);
        return Stream.concat(wishes, browser)
                .filter(Objects::nonNull)
                .filter(Messages.LANGUAGES::contains)
                .findFirst()
                .orElse(ofNode);
    }

    /** The node's own language became known. */
    void learn(String language) {
        ofNode = Messages.LANGUAGES.contains(language) ? language : DEFAULT;
    }

    /** Where a visitor chooses. */
    void mount(Router router) {
        router.post("/languages").handler(this::choose);
    }

    private void choose(RoutingContext ctx) {
        String language = ctx.request().getFormAttribute("language");
        if (language == null || !Messages.LANGUAGES.contains(language)) {
            back(ctx);
            return;
        }
        ctx.response()
                .addCookie(Cookie.cookie(COOKIE, language)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(Duration.ofDays(365).toSeconds()));
        keep(Visitor.of(ctx), language).onSuccess(kept -> back(ctx)).onFailure(ctx::fail);
    }

    private Future<?> keep(Visitor visitor, String language) {
        return visitor.isSignedIn()
                ? AccountsContract.CHOOSE_LANGUAGE
                        .send(bus, new LanguageChoice(language), visitor.caller())
                        .onSuccess(kept -> sessions.speak(visitor.caller().user(), language))
                : Future.succeededFuture();
    }

    private static void back(RoutingContext ctx) {
        Redirect.to(ctx, LocalPath.of(ctx.request().getFormAttribute("returnTo")));
    }
}
