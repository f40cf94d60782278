package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.component.ConfigurationFile;
import org.cloudy.platform.host.DaemonState;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real Squid, through the components of its capability. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SquidIT {
    private static final String DAEMON = "squid.proxy";

    private final List<Component<SquidSettings>> components =
            new SquidCapability().describe().components();
    private final KeptProgress progress = new KeptProgress();
    private final HttpServer web = ProxyClient.site(new AtomicInteger());

    @TempDir
    Path data;

    @BeforeAll
    void squid(@TempDir Path folder) {
        try (SupervisedHost host = new SupervisedHost(folder)) {
            host.packages().install(List.of("squid"), progress::line);
        } catch (Failure failure) {
            assumeTrue(false, failure.problem().message());
        }
    }

    @AfterAll
    void closeWeb() {
        web.stop(0);
    }

    /** One test's node. */
    private record Node(SupervisedHost host, Path folder, int port) {
        Site<SquidSettings> site(SquidSettings settings, String listen) {
            return new Site<>("squid", folder, settings, "node-1", listen, host);
        }

        Site<SquidSettings> site() {
            return site(settings(port), "127.0.0.1");
        }
    }

    private Node node;

    @BeforeEach
    void open() throws IOException {
        Path folder = Files.createDirectories(data.resolve("capabilities/squid"));
        node = new Node(new SupervisedHost(data), folder, FreePorts.one());
    }

    @AfterEach
    void close() {
        node.host().close();
    }

    @Test
    @DisplayName("A started proxy fetches a page, says so in its checks, and leaves no process when it is stopped")
    void life() throws IOException {
        assertThat(found(node.site(), false)).allMatch(check -> check.health() == Health.PASSING);

        enable(node.site());

        assertThat(get(node.port(), "127.0.0.1")).isEqualTo("200 hello");
        assertThat(found(node.site(), true))
                .hasSize(7)
                .allSatisfy(check -> assertThat(check.health()).isEqualTo(Health.PASSING));
        assertThat(found(node.site(), true))
                .filteredOn(check -> check.component().equals("answer"))
                .singleElement()
                .satisfies(check -> assertThat(check.message().in("en")).contains("Requests so far"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(node.host().daemons().log(DAEMON, 100))
                        .anyMatch(line -> line.contains("Accepting HTTP Socket")));

        disable(node.site());

        assertThat(processesIn(node.folder())).isEmpty();
        assertThat(node.folder().resolve("cache/0F")).isDirectory();
        assertThat(found(node.site(), true)).anyMatch(check -> check.health() == Health.CRITICAL);
    }

    @Test
    @DisplayName("A cache whose making was cut short is made to its end")
    void halfMadeCache() throws IOException {
        enable(node.site());
        disable(node.site());
        for (int second = 0x80; second <= 0xFF; second++) {
            Files.delete(node.folder().resolve("cache/0F/%02X".formatted(second)));
        }

        enable(node.site());

        assertThat(node.folder().resolve("cache/0F/80")).isDirectory();
        assertThat(get(node.port(), "127.0.0.1")).isEqualTo("200 hello");
    }

    @Test
    @DisplayName("All that it writes is in its folder, and as root it does not run as root")
    void account() throws IOException {
        enable(node.site());
        get(node.port(), "127.0.0.1");

        assertThat(processesIn(node.folder()))
                .isNotEmpty()
                .allSatisfy(process -> assertThat(process.info().user())
                        .hasValueSatisfying(user -> assertThat(user).isNotEqualTo("root")));
        try (java.util.stream.Stream<Path> files = Files.list(node.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("squid.conf", "peers.conf", "users", "cache");
        }
    }

    @Test
    @DisplayName("Who is not in an allowed network is denied, and served once the network is allowed")
    void networks() throws IOException {
        String address = ProxyClient.ownAddress().orElse("");
        assumeTrue(!address.isEmpty(), "this machine has no address beyond loopback");
        SquidSettings closed = allowing(List.of("203.0.113.0/24"));
        enable(node.site(closed, "0.0.0.0"));
        assertThat(get(node.port(), address)).startsWith("403");

        enable(node.site(allowing(List.of(address)), "0.0.0.0"));
        assertThat(get(
                        node.port(),
                        address,
                        "http://" + address + ":" + web.getAddress().getPort() + "/"))
                .isEqualTo("200 hello");
        assertThat(get(node.port(), address))
                .as("what the machine keeps on its loopback addresses stays closed")
                .startsWith("403");
    }

    @Test
    @DisplayName("A changed port comes into force; the same settings again leave the daemon alone")
    void changedPort() throws IOException {
        enable(node.site());
        Long first = node.host().daemons().status(DAEMON).pid();
        enable(node.site());
        assertThat(node.host().daemons().status(DAEMON).pid()).isEqualTo(first);

        int other = FreePorts.one();
        enable(node.site(settings(other), "127.0.0.1"));

        assertThat(get(other, "127.0.0.1")).isEqualTo("200 hello");
        assertThatThrownBy(() -> get(node.port(), "127.0.0.1")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("A changed setting that only the configuration file tells of comes into force")
    void changedName() throws IOException {
        enable(node.site());
        Long first = node.host().daemons().status(DAEMON).pid();

        enable(node.site(
                Sample.settings(Map.of("port", node.port(), "cacheMegabytes", 16, "visibleName", "library.example")),
                "127.0.0.1"));

        assertThat(node.host().daemons().status(DAEMON).pid()).isNotEqualTo(first);
        assertThat(get(node.port(), "127.0.0.1", "http://127.0.0.1:1/")).contains("library.example");
    }

    @Test
    @DisplayName("A port that another program has is a conflict, and the proxy goes on at its old one")
    void portTaken() throws IOException {
        enable(node.site());
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Site<SquidSettings> taken = node.site(settings(other.getLocalPort()), "127.0.0.1");

            assertThatThrownBy(() -> enable(taken)).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT);
                assertThat(failure).hasMessageContaining(String.valueOf(other.getLocalPort()));
            });
            assertThat(found(taken, true))
                    .anyMatch(check -> check.component().equals("http") && check.health() == Health.CRITICAL);
        }
        assertThat(get(node.port(), "127.0.0.1")).isEqualTo("200 hello");
    }

    @Test
    @DisplayName("A configuration that Squid refuses fails in Squid's words, and the old one stays in force")
    void refused() throws IOException {
        enable(node.site());
        String before = Files.readString(node.folder().resolve("squid.conf"));
        ConfigurationFile<SquidSettings> broken = ConfigurationFile.<SquidSettings>of(
                        SquidConfiguration.FILE, site -> before + "http_access allow nobody_knows\n")
                .checkedBy((site, candidate) -> new org.cloudy.platform.host.Command(
                        SquidConfiguration.check(candidate),
                        Duration.ofSeconds(30),
                        site.folder(),
                        SquidConfiguration.ACCOUNT,
                        Map.of()));

        assertThatThrownBy(() -> broken.enable(node.site(), progress))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
                    assertThat(failure).hasMessageContaining("nobody_knows");
                });

        assertThat(node.folder().resolve("squid.conf")).hasContent(before);
        assertThat(node.folder().resolve("squid.conf.new")).doesNotExist();
        assertThat(get(node.port(), "127.0.0.1")).isEqualTo("200 hello");
    }

    @Test
    @DisplayName("A proxy that is killed comes back by itself, and serves")
    void killed() {
        enable(node.site());

        processesIn(node.folder()).forEach(ProcessHandle::destroyForcibly);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> node.host().daemons().status(DAEMON).restarts() == 1
                        && node.host().daemons().status(DAEMON).state() == DaemonState.RUNNING);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get(node.port(), "127.0.0.1")).isEqualTo("200 hello"));
    }

    @Test
    @DisplayName("Repairing starts a proxy anew that hangs, and leaves one alone that is switched off")
    void repair() throws IOException {
        components.forEach(component -> component.repair(node.site(), progress));
        assertThat(processesIn(node.folder())).isEmpty();

        enable(node.site());
        node.host().daemons().signal(DAEMON, "STOP");
        assertThat(found(node.site(), true))
                .anyMatch(check ->
                        check.component().equals("answer") && check.health() == Health.CRITICAL && check.repairable());

        components.forEach(component -> component.repair(node.site(), progress));

        assertThat(get(node.port(), "127.0.0.1")).isEqualTo("200 hello");
    }

    private void enable(Site<SquidSettings> site) {
        components.forEach(component -> component.enable(site, progress));
    }

    private void disable(Site<SquidSettings> site) {
        components.reversed().forEach(component -> component.disable(site, progress));
    }

    private List<CheckResult> found(Site<SquidSettings> site, boolean enabled) {
        return components.stream()
                .flatMap(component -> component.diagnose(site, enabled).stream())
                .toList();
    }

    private static SquidSettings settings(int port) {
        return Sample.settings(Map.of("port", port, "cacheMegabytes", 16, "allowedNetworks", List.of()));
    }

    private SquidSettings allowing(List<String> networks) {
        return Sample.settings(Map.of("port", node.port(), "cacheMegabytes", 16, "allowedNetworks", networks));
    }

    private String get(int port, String proxy) throws IOException {
        return get(port, proxy, "http://127.0.0.1:" + web.getAddress().getPort() + "/");
    }

    /** Status and text of a page through the proxy. */
    private static String get(int port, String proxy, String page) throws IOException {
        return ProxyClient.get(port, proxy, page).toString();
    }

    /** The processes that work in a folder. */
    private static List<ProcessHandle> processesIn(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                                .equals(folder.toRealPath());
                    } catch (IOException e) {
                        return false;
                    }
                })
                .toList();
    }
}
