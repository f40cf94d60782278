package org.cloudy.dns;

import java.nio.file.Path;
import java.util.Map;
import org.cloudy.platform.Capability;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.testkit.CapabilityLifeCycle;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.DisplayName;

/** The life that every capability has to get through, with a real BIND. */
@DisplayName("The name server's life")
class DnsLifeCycleIT extends CapabilityLifeCycle {
    private final int ports = FreePorts.block(2);

    @Override
    protected Capability capability() {
        return new DnsCapability();
    }

    @Override
    protected Host host(Path data) {
        return new SupervisedHost(data);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("port", ports, "controlPort", ports + 1, "validate", false);
    }
}
