package org.cloudy.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cloudy.testkit.FreePorts;

/** Agents of Net-SNMP that answer at many ports of loopback, each port a device to whoever asks. */
final class SnmpAgents implements AutoCloseable {
    static final String COMMUNITY = "village";
    static final String USER = "watcher";
    static final String PASSPHRASE = "correct-horse-battery";

    /** One agent listens at 128 places at most. */
    private static final int PORTS_OF_ONE = 50;

    private final List<Process> agents = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    private SnmpAgents() {}

    /** @param size at how many ports they answer */
    static SnmpAgents start(Path folder, int size) throws IOException {
        SnmpAgents all = new SnmpAgents();
        try {
            for (int first = 0; first < size; first += PORTS_OF_ONE) {
                all.launch(
                        Files.createDirectories(folder.resolve("agent-" + first)),
                        Math.min(PORTS_OF_ONE, size - first));
            }
            return all;
        } catch (IOException | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    private void launch(Path folder, int size) throws IOException {
        int first = FreePorts.block(size);
        List<String> lines = new ArrayList<>(List.of(
                "rocommunity " + COMMUNITY + " 127.0.0.1",
                "createUser " + USER + " SHA-256 \"" + PASSPHRASE + "\" AES \"" + PASSPHRASE + "\"",
                "rouser " + USER + " priv"));
        for (int port = first; port < first + size; port++) {
            lines.add("agentAddress udp:127.0.0.1:" + port);
            ports.add(port);
        }
        Path configuration = Files.write(folder.resolve("snmpd.conf"), lines);
        ProcessBuilder builder = new ProcessBuilder(
                        "snmpd",
                        "-f",
                        "-Lo",
                        "-C",
                        "-c",
                        configuration.toString(),
                        "-p",
                        folder.resolve("pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(Map.of("SNMP_PERSISTENT_DIR", folder.toString(), "MIBS", ""));
        agents.add(builder.start());
    }

    List<Integer> ports() {
        return List.copyOf(ports);
    }

    @Override
    public void close() {
        agents.forEach(Process::destroy);
        for (Process agent : agents) {
            try {
                if (!agent.waitFor(10, TimeUnit.SECONDS)) {
                    agent.destroyForcibly().onExit().join();
                }
            } catch (InterruptedException e) {
                agent.destroyForcibly().onExit().join();
                Thread.currentThread().interrupt();
            }
        }
    }
}
