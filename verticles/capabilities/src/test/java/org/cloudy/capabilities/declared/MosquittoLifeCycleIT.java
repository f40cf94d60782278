package org.cloudy.capabilities.declared;

import java.nio.file.Path;
import java.util.Map;
import org.cloudy.platform.Capability;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.testkit.CapabilityLifeCycle;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The message broker's life")
class MosquittoLifeCycleIT extends CapabilityLifeCycle {
    private final int port = FreePorts.one();

    @Override
    protected Capability capability() {
        return Shipped.capability("mosquitto");
    }

    @Override
    protected Host host(Path data) {
        return new SupervisedHost(data);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("port", port);
    }
}
