package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cloudy.platform.NodeConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, 127.0.0.1,        http://127.0.0.1:7000",
        "10.1.2.3,  127.0.0.1, 10.1.2.3,         https://10.1.2.3:7443",
        "0.0.0.0,   10.9.9.9,  10.9.9.9,         https://10.9.9.9:7443",
        "fd00::1,   127.0.0.1, fd00:0:0:0:0:0:0:1, https://[fd00:0:0:0:0:0:0:1]:7443"
    })
    @DisplayName("a node is reached where it listens, or at its cluster address if it listens everywhere")
    void reached(String listen, String cluster, String address, String web) {
        NodeConfig config =
                new NodeConfig(Path.of("."), "alpha", listen, 7000, 7443, 7001, 5701, cluster, List.of(), "test");
        NodeAddress found = NodeAddress.of(config);

        assertThat(found.text()).isEqualTo(address);
        assertThat(found.web(config)).isEqualTo(web);
    }
}
