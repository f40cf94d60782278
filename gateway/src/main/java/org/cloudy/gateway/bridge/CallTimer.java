package org.cloudy.gateway.bridge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;

/**
 * Measures calls that come through a door: {@code cloudy.door.calls} by address, door and outcome. The addresses are those of
 * the contracts, so that nobody outside can make up more of them.
 */
public final class CallTimer {
    private final MeterRegistry metrics;
    private final String door;

    public CallTimer(MeterRegistry metrics, String door) {
        this.metrics = metrics;
        this.door = door;
    }

    <T> Future<T> time(Call<?, ?> call, Supplier<Future<T>> made) {
        Timer.Sample sample = Timer.start(metrics);
        return made.get()
                .onComplete(result -> sample.stop(Timer.builder("cloudy.door.calls")
                        .description("Calls that came from outside")
                        .tag("address", call.address())
                        .tag("door", door)
                        .tag(
                                "outcome",
                                result.succeeded()
                                        ? "OK"
                                        : Failure.from(result.cause()).code().name())
                        .register(metrics)));
    }
}
