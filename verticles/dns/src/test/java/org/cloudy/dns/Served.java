package org.cloudy.dns;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.testkit.CapabilityTrial;
import org.cloudy.testkit.FreePorts;

/** A real name server of a test, with its zones; and dig, which asks it. */
final class Served implements AutoCloseable {
    private final NodeIdentity identity = NodeIdentity.fresh();
    private final int ports = FreePorts.block(2);
    private final SupervisedHost host;
    private final CapabilityTrial<DnsSettings> trial;
    private NameServer server;

    private Served(Path data, Map<String, Object> settings) {
        this.host = new SupervisedHost(data);
        this.trial = new CapabilityTrial<>(new DnsCapability().describe(), data, host);
        trial.install();
        configure(settings);
        this.server = open();
    }

    /** Installs and starts one in a node's folder. */
    static Served in(Path data) {
        return new Served(data, Map.of());
    }

    static Served in(Path data, Map<String, Object> settings) {
        return new Served(data, settings);
    }

    private void configure(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("port", ports, "controlPort", ports + 1, "validate", false));
        all.putAll(settings);
        trial.configure(all);
        trial.enable();
    }

    private NameServer open() {
        return new NameServer(
                trial.folder(), host, identity, Clock.systemUTC(), trial.site().settings());
    }

    NodeId id() {
        return identity.id();
    }

    NodeIdentity identity() {
        return identity;
    }

    /** What the registry says of the node, under this name. */
    NodeView view(String name) {
        return node(id(), name, "127.0.0.1");
    }

    static NodeView node(NodeId id, String name, String address) {
        return new NodeView(id, name, address, null, "1.0", "cloudy", false, null, null, null, Instant.EPOCH);
    }

    NameServer server() {
        return server;
    }

    ZoneOffice office() {
        return server.office();
    }

    CapabilityTrial<DnsSettings> trial() {
        return trial;
    }

    SupervisedHost host() {
        return host;
    }

    int port() {
        return ports;
    }

    /** The node anew over the same folder. */
    void reopen() {
        trial.enable();
        server = open();
    }

    /** What dig prints, line by line. */
    List<String> dig(String... words) {
        List<String> arguments =
                new ArrayList<>(List.of("dig", "@127.0.0.1", "-p", "" + ports, "+tries=2", "+time=10", "+nocookie"));
        Stream.of(words).forEach(arguments::add);
        return host.run(Command.of(Duration.ofSeconds(60), arguments.toArray(String[]::new)))
                .output();
    }

    /** The answers alone. */
    List<String> answers(String... words) {
        return dig(Stream.concat(Stream.of("+short"), Stream.of(words)).toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        host.close();
    }
}
