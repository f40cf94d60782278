package org.cloudy.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.Attempts;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often somebody may ask whom nobody knows: for each address 60 times in a row, then four times a second. That is
 * plenty for a few nodes behind one NAT that wait to be let in, and too little to keep this node busy. Who has IPv6 has a whole
 * network of addresses, so that these count together by their first 64 bits.
 */
final class Strangers implements Handler<RoutingContext> {
    private static final int BURST = 60;
    private static final Duration EACH = Duration.ofMillis(250);
    private static final int MOST_ADDRESSES = 10_000;
    private static final int NETWORK_BYTES = 8;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Attempts attempts;

    Strangers(Clock clock) {
        this.attempts = new Attempts(BURST, EACH, MOST_ADDRESSES, clock);
    }

    @Override
    public void handle(RoutingContext ctx) {
        Optional<Duration> wait =
                attempts.take(network(ctx.request().remoteAddress().hostAddress()));
        if (wait.isEmpty()) {
            ctx.next();
        } else {
            String seconds = String.valueOf(wait.get().toSeconds());
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, seconds);
            ctx.fail(
                    TOO_MANY_REQUESTS,
                    Failure.of(FailureCode.UNAVAILABLE, "gateway.too-often", Map.of("seconds", seconds)));
        }
    }

    /** What of an address tells who is behind it. */
    static String network(@Nullable String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES)
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
