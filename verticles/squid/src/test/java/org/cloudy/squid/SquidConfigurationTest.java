package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cloudy.platform.Site;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SquidConfigurationTest {
    @Test
    @DisplayName("The configuration of a fresh proxy is, word for word, the one that was reviewed")
    void defaults() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("defaults.conf"))) {
            assertThat(render(SquidSettings.DEFAULTS, "127.0.0.1"))
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    @DisplayName("It listens where the node listens, and on loopback for the node's checks")
    void listens() {
        assertThat(ports("127.0.0.1")).containsExactly("http_port 127.0.0.1:3128");
        assertThat(ports("0.0.0.0")).containsExactly("http_port 0.0.0.0:3128");
        assertThat(ports("10.1.2.3")).containsExactly("http_port 127.0.0.1:3128", "http_port 10.1.2.3:3128");
        assertThat(ports("2001:db8::5"))
                .containsExactly("http_port 127.0.0.1:3128", "http_port [2001:db8:0:0:0:0:0:5]:3128");
    }

    @Test
    @DisplayName("Port, cache and name are those of the settings")
    void settings() {
        assertThat(render(new SquidSettings(8080, 1000, List.of(), "proxy.example"), "127.0.0.1"))
                .contains("http_port 127.0.0.1:8080\n")
                .contains("cache_dir aufs cache 1000 16 256\n")
                .contains("maximum_object_size 250 MB\n")
                .contains("visible_hostname proxy.example\n");
    }

    @Test
    @DisplayName("Where no network is allowed only the machine itself is served")
    void nobody() {
        assertThat(render(new SquidSettings(3128, 256, List.of(), ""), "127.0.0.1"))
                .doesNotContain("allowed")
                .containsOnlyOnce("http_access allow localhost\n");
    }

    @Test
    @DisplayName("The machine's own addresses are denied before any network is allowed, and all else after")
    void order() {
        assertThat(render(SquidSettings.DEFAULTS, "127.0.0.1").lines().filter(line -> line.startsWith("http_access")))
                .containsExactly(
                        "http_access deny !safe_ports",
                        "http_access deny CONNECT !tls_ports",
                        "http_access allow localhost manager",
                        "http_access deny manager",
                        "http_access allow localhost",
                        "http_access deny machine",
                        "http_access allow allowed",
                        "http_access deny all");
    }

    private static List<String> ports(String listen) {
        return render(SquidSettings.DEFAULTS, listen)
                .lines()
                .filter(line -> line.startsWith("http_port"))
                .toList();
    }

    private static String render(SquidSettings settings, String listen) {
        return SquidConfiguration.render(
                new Site<>("squid", Path.of("/nowhere"), settings, "node-1", listen, new NoHost()));
    }
}
