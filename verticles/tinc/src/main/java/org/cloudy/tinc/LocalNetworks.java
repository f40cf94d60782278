package org.cloudy.tinc;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.Host;

/** The networks that this machine is in or knows a way to. */
final class LocalNetworks {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Set<String> KINDS = Set.of("unicast", "local");
    /** Shorter prefixes are ways to everywhere in two or more parts, as tunnels set them. */
    private static final int SHORTEST = 8;

    private LocalNetworks() {}

    /**
     * Checks that no local network has addresses of the overlay.
     *
     * @throws Failure CONFLICT with the first that has
     */
    static void check(Host host, Plan plan) {
        List<String> routes = host.run(Command.of(DEADLINE, "ip", "-json", "-4", "route", "show", "table", "all"))
                .output();
        Prefix range = plan.address().network();
        taken(range, Tap.prefix(plan.network()), routes).ifPresent(taken -> {
            throw Failure.of(
                    FailureCode.CONFLICT, "overlay.range-taken", Map.of("range", range.toString(), "network", taken));
        });
    }

    /**
     * The first network that overlaps, with its device.
     *
     * @param own what the names of the overlay's own devices begin with
     * @param routes as ip tells them
     */
    static Optional<String> taken(Prefix range, String own, List<String> routes) {
        return IpOutput.objects(routes)
                .filter(route -> KINDS.contains(route.getString("type", "unicast")))
                .filter(route -> !route.getString("dev", "").startsWith(own))
                .flatMap(route -> overlap(range, route))
                .findFirst();
    }

    private static Stream<String> overlap(Prefix range, JsonObject route) {
        return Prefix.parse(route.getString("dst", "")).stream()
                .filter(network -> network.length() >= SHORTEST && network.overlaps(range))
                .map(network -> network + " (" + route.getString("dev", "?") + ")");
    }
}
