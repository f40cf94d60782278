package org.cloudy.dns;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.dns.CloudZone;
import org.cloudy.bus.dns.DnsStatistics;
import org.cloudy.bus.dns.Sealed;
import org.cloudy.bus.dns.Secondaries.SecondaryZone;
import org.cloudy.bus.dns.ZoneSource;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.host.Host;

/** The running name server of a node: its zones, and what is known of its surroundings. Blocks. */
final class NameServer {
    private final NodeId self;
    private final ReentrantLock turn = new ReentrantLock();
    private final ZoneFiles files;
    private final ZoneOffice office;
    private final CloudKeeper keeper;
    private final Transfers transfers;
    private final Fetches fetches;
    private volatile DnsSettings settings;
    private volatile Surroundings surroundings = Surroundings.UNKNOWN;

    NameServer(Path folder, Host host, NodeIdentity identity, Clock clock, DnsSettings settings) {
        this.self = identity.id();
        this.settings = settings;
        this.files = new ZoneFiles(new DnsFolder(folder), new Bind(folder, host), () -> this.settings.cloudZone());
        this.office = new ZoneOffice(files, clock, turn, this::address, this::port);
        this.keeper = new CloudKeeper(files, clock, turn, self);
        this.transfers = new Transfers(files, identity, clock, turn, this::port);
        this.fetches = new Fetches(files, identity, clock, turn, this::port);
    }

    ZoneOffice office() {
        return office;
    }

    Transfers transfers() {
        return transfers;
    }

    Fetches fetches() {
        return fetches;
    }

    boolean serves(String zone) {
        return files.ledger().serves(zone) || zone.equals(files.cloudZone());
    }

    private int port() {
        return settings.port();
    }

    private InetAddress address() {
        return surroundings.address(self).orElseGet(InetAddress::getLoopbackAddress);
    }

    /** The settings are these now. */
    void take(DnsSettings now) {
        settings = now;
    }

    /** The micro cloud is so now; tells whether its zone changed. */
    boolean see(List<NodeView> nodes, List<ServiceInstance> services) {
        surroundings = Surroundings.of(nodes);
        follow();
        return keeper.keep(nodes, services);
    }

    /** Nodes on the other side of a transfer may have moved. */
    private void follow() {
        turn.lock();
        try {
            Ledger moved = surroundings.followedBy(files.ledger());
            if (!moved.equals(files.ledger())) {
                files.apply(moved);
            }
        } finally {
            turn.unlock();
        }
    }

    Sealed agree(Sealed ask) {
        return transfers.agree(ask, surroundings.addresses());
    }

    SecondaryZone fetch(ZoneSource wanted, Function<Sealed, Sealed> send) {
        InetAddress address = surroundings
                .address(wanted.node())
                .filter(known -> !wanted.node().equals(self))
                .orElseThrow(() -> Failure.of(
                        FailureCode.NOT_FOUND,
                        "dns.transfer.no-node",
                        Map.of("node", wanted.node().value())));
        return fetches.fetch(
                wanted, new Fetches.Place(surroundings.name(wanted.node()), address), surroundings.name(self), send);
    }

    CloudZone cloud() {
        return keeper.told(address().getHostAddress(), settings.port());
    }

    DnsStatistics statistics() {
        turn.lock();
        try {
            files.folder().delete(BindStatistics.FILE);
            files.bind().control("stats");
            return BindStatistics.parse(
                    files.folder().read(BindStatistics.FILE).orElse("").lines().toList());
        } finally {
            turn.unlock();
        }
    }
}
