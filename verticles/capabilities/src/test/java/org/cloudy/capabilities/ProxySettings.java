package org.cloudy.capabilities;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.platform.settings.Secret;

/** Settings of the capability in these tests. */
record ProxySettings(int port, String motto, Secret password) {
    ProxySettings {
        if (port < 1024) {
            throw Failure.invalid(List.of(Failure.FieldProblem.of("port", "a port from 1024 on is wanted", Map.of())));
        }
    }

    static final ProxySettings DEFAULTS = new ProxySettings(4711, "rest", new Secret("sesame"));
}
