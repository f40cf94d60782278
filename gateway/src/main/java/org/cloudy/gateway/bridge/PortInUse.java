package org.cloudy.gateway.bridge;

import io.vertx.core.Future;
import java.net.BindException;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** Says of a port that cannot be had which one it is and how another is chosen. */
public final class PortInUse {
    private PortInUse() {}

    /**
     * The same as {@code listening}, with a {@link Failure} CONFLICT in the place of the system's words.
     *
     * @param setting the option and setting of the port, as {@code http}
     */
    public static <T> Future<T> told(Future<T> listening, String address, int port, String setting) {
        return listening.recover(cause -> Future.failedFuture(
                cause instanceof BindException
                        ? Failure.of(
                                FailureCode.CONFLICT,
                                "gateway.port-in-use",
                                Map.of(
                                        "address",
                                        address,
                                        "port",
                                        String.valueOf(port),
                                        "setting",
                                        setting,
                                        "reason",
                                        String.valueOf(cause.getMessage())))
                        : cause));
    }
}
