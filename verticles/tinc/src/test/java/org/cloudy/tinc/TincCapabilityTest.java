package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Uplink;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TincCapabilityTest {
    @Test
    @DisplayName("a node finds it as a part of every node, and as what brings it into its micro cloud")
    void found() {
        assertThat(ServiceLoader.load(Capability.class))
                .hasOnlyElementsOfType(TincCapability.class)
                .allMatch(capability -> capability.describe().essential()
                        && capability.describe().name().equals("overlay"));
        assertThat(ServiceLoader.load(Uplink.class)).hasOnlyElementsOfType(TincUplink.class);
    }
}
