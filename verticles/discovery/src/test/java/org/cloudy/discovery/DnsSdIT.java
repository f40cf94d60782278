package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.discovery.ClusterIT.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.jmdns.JmDNS;
import org.cloudy.bus.discovery.ServiceInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** A node and an ordinary device, joined by a cable: the device lives in a network namespace of its own. */
class DnsSdIT {
    private static final String TAG = "cl" + ProcessHandle.current().pid() % 1_000_000;
    private static final String HERE = TAG + "a";
    private static final String THERE = TAG + "b";
    private static final String NODE = "10.213.77.1";
    private static final String DEVICE = "10.213.77.2";

    @TempDir
    Path folder;

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final List<Process> devices = new ArrayList<>();

    @BeforeEach
    void cable() throws IOException, InterruptedException {
        assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
        assumeTrue(run("ip", "netns", "add", TAG) == 0, "this machine has no network namespaces");
        assertThat(run("ip", "link", "add", HERE, "type", "veth", "peer", "name", THERE, "netns", TAG))
                .isZero();
        assertThat(run("ip", "addr", "add", NODE + "/30", "dev", HERE)).isZero();
        assertThat(run("ip", "link", "set", HERE, "up")).isZero();
        assertThat(run("ip", "-n", TAG, "addr", "add", DEVICE + "/30", "dev", THERE))
                .isZero();
        assertThat(run("ip", "-n", TAG, "link", "set", THERE, "up")).isZero();
        assertThat(run("ip", "-n", TAG, "link", "set", "lo", "up")).isZero();
    }

    @AfterEach
    void unplug() throws IOException, InterruptedException {
        for (Process device : devices) {
            device.getOutputStream().close();
            if (!device.waitFor(10, TimeUnit.SECONDS)) {
                device.destroyForcibly();
            }
        }
        run("ip", "link", "del", HERE);
        run("ip", "netns", "del", TAG);
    }

    @Test
    @DisplayName("a device finds what the node publishes, and the node what the device offers; neither is told back")
    void bothWays() throws Exception {
        startDevice();
        try (TestNode node = TestNode.listening(folder, "alpha", NODE)) {
            ServiceInstance published = node.publish("_squid._tcp", "Proxy of alpha", 3128);
            assertThat(published.host()).isEqualTo(NODE);

            within(90, () -> assertThat(said).contains("found Proxy of alpha at " + NODE + ":3128 of " + node.id()));
            within(
                    90,
                    () -> assertThat(node.service("dns-sd/_ipp._tcp/Printer of the neighbours"))
                            .hasValueSatisfying(printer -> {
                                assertThat(printer.host()).isEqualTo(DEVICE);
                                assertThat(printer.port()).isEqualTo(631);
                                assertThat(printer.node()).isNull();
                                assertThat(printer.attributes()).containsEntry("rp", "queue");
                            }));
            assertThat(node.services()).hasSize(2);
            assertThat(node.cluster.getMap("cloudy.services").size()).isEqualTo(1);

            node.withdraw(published.id());
            within(90, () -> assertThat(said).contains("lost Proxy of alpha"));

            devices.getFirst().getOutputStream().close();
            within(90, () -> assertThat(node.services()).isEmpty());
        }
    }

    private void startDevice() throws IOException {
        Process device = new ProcessBuilder(
                        "ip",
                        "netns",
                        "exec",
                        TAG,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.net.preferIPv4Stack=true",
                        "-cp",
                        classPath(Device.class, ForeignServices.class, JmDNS.class, Logger.class),
                        Device.class.getName(),
                        DEVICE)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        devices.add(device);
        Thread.startVirtualThread(() -> {
            try (BufferedReader lines = device.inputReader()) {
                lines.lines().forEach(said::add);
            } catch (IOException e) {
                said.add("ended: " + e);
            }
        });
    }

    private static String classPath(Class<?>... of) {
        return Stream.of(of).map(DnsSdIT::location).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> of) {
        try {
            return Path.of(of.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Arrays.asList(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
