package org.cloudy.discovery;

import io.vertx.core.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.Publication.CheckKind;
import org.cloudy.bus.discovery.Publication.HealthCheck;

/** Checks what this node publishes, every five seconds, the first time at once. Lives on one context; any thread may call. */
final class HealthChecks {
    private static final long EVERY_MILLIS = 5_000;

    private final Context context;
    private final HealthProbe probe;
    private final BiConsumer<String, Health> onChange;
    private final Map<String, Check> checks = new HashMap<>();

    private record Check(long timer, HealthHistory history) {}

    /** @param onChange told of a service's id and its health whenever that is another one than before */
    HealthChecks(Context context, HealthProbe probe, BiConsumer<String, Health> onChange) {
        this.context = context;
        this.probe = probe;
        this.onChange = onChange;
    }

    /** Checks a service until {@link #forget}. */
    void watch(String id, String host, Publication publication) {
        HealthCheck check = of(publication);
        if (check.kind() != CheckKind.NONE) {
            context.runOnContext(ignored -> start(id, host, publication.port(), check));
        }
    }

    void forget(String id) {
        context.runOnContext(ignored -> cancel(id));
    }

    void stop() {
        context.runOnContext(ignored -> {
            List.copyOf(checks.keySet()).forEach(this::cancel);
            probe.close();
        });
    }

    private void start(String id, String host, int port, HealthCheck check) {
        HealthHistory history = new HealthHistory();
        long timer = context.owner()
                .setPeriodic(
                        1,
                        EVERY_MILLIS,
                        ignored -> probe.check(host, port, check).onSuccess(good -> tell(id, history, good)));
        checks.put(id, new Check(timer, history));
    }

    private void cancel(String id) {
        Check check = checks.remove(id);
        if (check != null) {
            context.owner().cancelTimer(check.timer());
        }
    }

    private void tell(String id, HealthHistory history, boolean good) {
        Check current = checks.get(id);
        if (current != null && current.history() == history && history.add(good)) {
            onChange.accept(id, history.health());
        }
    }

    private static HealthCheck of(Publication publication) {
        if (publication.check() != null) {
            return publication.check();
        }
        boolean udp = publication.type().endsWith("._udp");
        return new HealthCheck(udp ? CheckKind.NONE : CheckKind.TCP, null);
    }
}
