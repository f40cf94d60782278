package org.cloudy.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.HostProcess;

/** Members of a micro cloud. */
final class MemberCluster implements Cluster {
    private static final long PAUSE_MILLIS = 50;

    private final Workspace workspace;
    private final Map<Host, HostProcess> members = new LinkedHashMap<>();

    MemberCluster(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public String name() {
        return "Cloudy";
    }

    @Override
    public void start(Host host) {
        List<String> addresses = members.keySet().stream()
                .filter(other -> !other.equals(host))
                .map(other -> other.address().getHostAddress())
                .toList();
        members.put(
                host, RttMember.start(workspace.resolve(host.name()), host, "load-faults", PAUSE_MILLIS, addresses));
    }

    @Override
    public void kill(Host host) {
        Objects.requireNonNull(members.get(host)).kill();
    }

    @Override
    public Set<String> others(Host host) {
        return RttMember.latest(Objects.requireNonNull(members.get(host)))
                .ways()
                .keySet();
    }
}
