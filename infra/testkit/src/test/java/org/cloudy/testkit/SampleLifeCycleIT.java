package org.cloudy.testkit;

import java.nio.file.Path;
import java.util.Map;
import org.cloudy.platform.Capability;
import org.cloudy.platform.host.Host;

/** The inherited test itself: a capability that is in order gets through it. */
final class SampleLifeCycleIT extends CapabilityLifeCycle {
    @Override
    protected Capability capability() {
        return new Sample("sample");
    }

    @Override
    protected Host host(Path data) {
        return new ProcessHost();
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("port", "4712");
    }
}
