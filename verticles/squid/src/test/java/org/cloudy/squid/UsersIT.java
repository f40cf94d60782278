package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudy.bus.squid.ProxyLogin;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who may use a real Squid, from an address that is not the machine's loopback. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersIT {
    private final HttpServer web = ProxyClient.site(new AtomicInteger());
    private final int port = FreePorts.one();
    private String address = "";
    private Installed proxy;

    @BeforeAll
    void open(@TempDir Path data) throws IOException {
        address = ProxyClient.ownAddress().orElse("");
        assumeTrue(!address.isEmpty(), "this machine has no address beyond loopback");
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/squid")), "needs Debian's package squid");
        proxy = new Installed(data, "node-1", "0.0.0.0", SquidSettings.DEFAULTS);
    }

    @AfterEach
    void forgetUsers() {
        new PasswordFile(proxy.folder()).write(Map.of());
    }

    @AfterAll
    void close() {
        if (proxy != null) {
            proxy.close();
        }
        web.stop(0);
    }

    private SquidSettings settings(String passwords, String network) {
        return Sample.settings(Map.of(
                "port",
                port,
                "cacheMegabytes",
                16,
                "passwords",
                passwords,
                "allowedNetworks",
                List.of(network),
                "blockedSites",
                List.of("blocked.example")));
    }

    private int status(String login) throws IOException {
        String page = "http://" + address + ":" + web.getAddress().getPort() + "/";
        return ProxyClient.get(port, address, page, login.isEmpty() ? null : login)
                .status();
    }

    @Test
    @DisplayName("Everybody signs in, with the right password only, and one who is removed is kept out soon")
    void always() throws IOException {
        proxy.bringUp(settings("always", address));
        ProxyAccounts accounts = new ProxyAccounts(proxy.folder());
        accounts.add(new ProxyLogin("ana", "a good secret"));

        assertThat(status("")).isEqualTo(407);
        assertThat(status("ana:a bad secret")).isEqualTo(407);
        assertThat(status("pau:a good secret")).isEqualTo(407);
        assertThat(status("ana:a good secret")).isEqualTo(200);

        accounts.remove("ana");

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(status("ana:a good secret")).isEqualTo(407));
    }

    @Test
    @DisplayName("Those in the allowed networks need no password, others do")
    void outside() throws IOException {
        proxy.bringUp(settings("outside", "203.0.113.0/24"));
        new ProxyAccounts(proxy.folder()).add(new ProxyLogin("ana", "a good secret"));
        assertThat(status("")).isEqualTo(407);
        assertThat(status("ana:a good secret")).isEqualTo(200);

        proxy.bringUp(settings("outside", address));

        assertThat(status("")).isEqualTo(200);
    }

    @Test
    @DisplayName("A password does not let anybody in from outside where everybody signs in; blocked sites are nobody's")
    void refused() throws IOException {
        proxy.bringUp(settings("always", "203.0.113.0/24"));
        new ProxyAccounts(proxy.folder()).add(new ProxyLogin("ana", "a good secret"));

        assertThat(status("ana:a good secret")).isEqualTo(403);
        assertThat(ProxyClient.get(port, "127.0.0.1", "http://www.blocked.example/")
                        .status())
                .isEqualTo(403);
    }
}
