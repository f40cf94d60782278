package org.cloudy.load;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cloudy.bus.Empty;
import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.Device.Version;
import org.cloudy.bus.snmp.DeviceId;
import org.cloudy.bus.snmp.Hash;
import org.cloudy.bus.snmp.NewDevice;
import org.cloudy.bus.snmp.Origin;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;

/** What it costs a node to ask many devices once a minute: the processor time of its process, with and without them. */
final class Snmp {
    private static final int TARGETS = Integer.getInteger("targets", 200);
    private static final Duration ROUND = Duration.ofMinutes(Integer.getInteger("minutes", 5));
    private static final Duration WARM_UP = Duration.ofMinutes(Integer.getInteger("warmup", 2));
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    /** Asked once a minute, and a little later when many are to be asked. */
    private static final Duration RECENT = Duration.ofSeconds(90);

    private final Report report =
            new Report("devices", "processor time of the node (s)", "of (s)", "of one core", "devices that answered");

    void run() throws Exception {
        try (Workspace workspace = Workspace.open();
                SnmpAgents agents = SnmpAgents.start(workspace.resolve("agents"), TARGETS);
                NodeProcess node = NodeProcess.start(workspace.resolve("node")).setUp("watcher")) {
            node.cloudy("install", "snmp").expectSuccess();
            node.cloudy("configure", "snmp", "--set", "port=" + FreePorts.one()).expectSuccess();
            node.cloudy("start", "snmp").expectSuccess();
            measure(node, "its own agent alone");
            for (Version version : Version.values()) {
                watch(node, agents.ports(), version);
                measure(
                        node,
                        TARGETS + " more, " + (version == Version.V2C ? "SNMPv2c" : "SNMPv3, signed and encrypted"));
                forget(node);
            }
        } finally {
            report.print();
        }
    }

    /** Until all have answered once. */
    private static void watch(NodeProcess node, List<Integer> ports, Version version)
            throws IOException, InterruptedException {
        try (BusConnection bus = MicroCloud.bus(node)) {
            for (int port : ports) {
                bus.ask(SnmpContract.ADD, device(port, version));
            }
        }
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (answering(node) < ports.size()) {
            if (System.nanoTime() > end) {
                throw new IOException("only " + answering(node) + " devices answer");
            }
            Thread.sleep(1_000);
        }
    }

    private static NewDevice device(int port, Version version) {
        boolean secure = version == Version.V3;
        return new NewDevice(
                "device " + port,
                "127.0.0.1",
                port,
                version,
                secure ? null : SnmpAgents.COMMUNITY,
                secure ? SnmpAgents.USER : null,
                secure ? Hash.SHA256 : null,
                secure ? SnmpAgents.PASSPHRASE : null,
                secure ? SnmpAgents.PASSPHRASE : null);
    }

    private static void forget(NodeProcess node) throws IOException {
        try (BusConnection bus = MicroCloud.bus(node)) {
            added(bus).forEach(device -> bus.ask(SnmpContract.REMOVE, new DeviceId(device.id())));
        }
    }

    private void measure(NodeProcess node, String name) throws IOException, InterruptedException {
        Thread.sleep(WARM_UP);
        long start = System.nanoTime();
        Duration before = processorTime(node);
        Thread.sleep(ROUND);
        double spent = seconds(processorTime(node).minus(before));
        double passed = (System.nanoTime() - start) / 1e9;
        report.row(
                name,
                List.of(
                        decimal(spent),
                        decimal(passed),
                        decimal(100 * spent / passed) + " %",
                        String.valueOf(answering(node))));
    }

    /** Of all its threads, in user and kernel mode, from the kernel. */
    private static Duration processorTime(NodeProcess node) throws IOException {
        return node.process().info().totalCpuDuration().orElseThrow(() -> new IOException("the node ended"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static long answering(NodeProcess node) throws IOException {
        Instant recent = Instant.now().minus(RECENT);
        try (BusConnection bus = MicroCloud.bus(node)) {
            return added(bus).stream()
                    .filter(device -> device.trouble() == null && device.answered() != null)
                    .filter(device -> Objects.requireNonNull(device.answered()).isAfter(recent))
                    .count();
        }
    }

    private static List<Device> added(BusConnection bus) {
        return bus.ask(SnmpContract.DEVICES, Empty.EMPTY).value().devices().stream()
                .filter(device -> device.origin() == Origin.ADDED)
                .toList();
    }
}
