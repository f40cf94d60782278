package org.cloudy.snmp;

import java.nio.file.Path;
import java.util.Map;
import org.cloudy.platform.Capability;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.testkit.CapabilityLifeCycle;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.DisplayName;

/** The life that every capability has to get through, with a real snmpd. */
@DisplayName("The monitoring's life")
class SnmpLifeCycleIT extends CapabilityLifeCycle {
    private final int port = FreePorts.one();

    @Override
    protected Capability capability() {
        return new SnmpCapability();
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
