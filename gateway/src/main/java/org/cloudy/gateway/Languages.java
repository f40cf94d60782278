package org.cloudy.gateway;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Which language a visitor is spoken to in: the one asked for with {@code ?lang=}, the one chosen at {@code POST /languages},
 * the account's, the browser's, the node's.
 */
final class Languages {
    private static final String COOKIE = "cloudy-language";
    private static final String DEFAULT = Messages.LANGUAGES.get(0);

    private volatile String ofNode = DEFAULT;

    /** The language of a visitor. */
    String of(RoutingContext ctx, @Nullable String ofAccount) {
        Cookie chosen = ctx.request().getCookie(COOKIE);
        Stream<@Nullable String> wishes =
                Stream.of(ctx.request().getParam("lang"), chosen == null ? null : chosen.getValue(), ofAccount);
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
        router.post("/languages").handler(Languages::choose);
    }

    private static void choose(RoutingContext ctx) {
        String language = ctx.request().getFormAttribute("language");
        if (language != null && Messages.LANGUAGES.contains(language)) {
            ctx.response()
                    .addCookie(Cookie.cookie(COOKIE, language)
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.LAX)
                            .setMaxAge(Duration.ofDays(365).toSeconds()));
        }
        Redirect.to(ctx, LocalPath.of(ctx.request().getFormAttribute("returnTo")));
    }
}
