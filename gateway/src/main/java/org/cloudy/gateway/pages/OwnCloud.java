package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.jspecify.annotations.Nullable;

/**
 * How the micro cloud of this node shows itself: a name, a colour, a picture, for everybody to see. It is learnt beside the pages,
 * and told again with each change, so that none of them ever waits for it.
 */
final class OwnCloud {
    /** Path of the picture. */
    static final String PICTURE = "/micro-cloud/picture";

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final EventBus bus;
    private final Clock clock;
    private volatile @Nullable Look look;
    private volatile boolean known;
    private volatile Instant asked = Instant.MIN;

    OwnCloud(EventBus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /** Listens for changes; ready when registered. */
    Future<Void> follow() {
        return MicroCloudContract.CHANGED.subscribe(bus, this::learn).mapEmpty();
    }

    /** As far as it is known now; empty in no micro cloud. */
    Optional<Look> look() {
        if (!known && clock.instant().isAfter(asked.plus(AGAIN_AFTER))) {
            asked = clock.instant();
            MicroCloudContract.GET.send(bus, Empty.EMPTY).onSuccess(this::learn);
        }
        return Optional.ofNullable(look);
    }

    void mount(Router router) {
        router.get(PICTURE).handler(this::picture);
    }

    private void picture(RoutingContext ctx) {
        Look.Picture picture = look().map(Look::picture).orElse(null);
        if (picture == null) {
            ctx.fail(404);
            return;
        }
        boolean same = picture.hash().equals(ctx.queryParams().get("v"));
        ctx.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, same ? FOR_GOOD : "no-cache")
                .putHeader(HttpHeaders.CONTENT_TYPE, picture.type())
                .end(picture.content());
    }

    private void learn(MicroCloud cloud) {
        look = cloud.appearance() == null ? null : Look.of(cloud.appearance());
        known = true;
    }
}
