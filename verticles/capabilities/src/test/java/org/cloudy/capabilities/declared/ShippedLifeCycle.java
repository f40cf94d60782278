package org.cloudy.capabilities.declared;

import java.nio.file.Path;
import java.util.Map;
import org.cloudy.platform.Capability;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.testkit.CapabilityLifeCycle;
import org.cloudy.testkit.FreePorts;

/** The life that every capability has to get through, of one that every node brings as a file; its port is called so. */
abstract class ShippedLifeCycle extends CapabilityLifeCycle {
    private final String name;
    private final int port = FreePorts.one();

    ShippedLifeCycle(String name) {
        this.name = name;
    }

    @Override
    protected final Capability capability() {
        return Shipped.capability(name);
    }

    @Override
    protected final Host host(Path data) {
        return new SupervisedHost(data);
    }

    @Override
    protected final Map<String, Object> settings() {
        return Map.of("port", port);
    }
}
