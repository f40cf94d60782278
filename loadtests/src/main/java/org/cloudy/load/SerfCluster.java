package org.cloudy.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.HostProcess;

/** Agents of Debian's serf, in its default profile. */
final class SerfCluster implements Cluster {
    private static final int RPC = 7373;

    private final Map<Host, HostProcess> agents = new LinkedHashMap<>();

    @Override
    public String name() {
        return "serf (profile lan)";
    }

    @Override
    public void start(Host host) {
        List<String> command = new ArrayList<>(List.of(
                "serf",
                "agent",
                "-node=" + host.name(),
                "-bind=" + host.address().getHostAddress(),
                "-rpc-addr=127.0.0.1:" + RPC,
                "-log-level=warn"));
        agents.keySet().stream()
                .filter(other -> !other.equals(host))
                .forEach(other -> command.add("-retry-join=" + other.address().getHostAddress()));
        agents.put(host, host.start("serf", command));
    }

    @Override
    public void kill(Host host) {
        Objects.requireNonNull(agents.get(host)).kill();
    }

    /** A connection for each question: an agent that hung keeps none. */
    @Override
    public Set<String> others(Host host) throws IOException {
        try (SerfClient client = new SerfClient(host.web(RPC).getPort())) {
            return client.members().stream()
                    .filter(SerfClient.Member::isAlive)
                    .map(SerfClient.Member::name)
                    .filter(name -> !name.equals(host.name()))
                    .collect(Collectors.toSet());
        }
    }
}
