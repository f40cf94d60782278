package org.cloudy.cli.proxy;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.squid.PeerNode;
import org.cloudy.bus.squid.ProxyPeer;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks another node's proxy no more. */
@Command
final class RemovePeerCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "NODE", descriptionKey = "cloudy.proxy.peer-node")
    private String node = "";

    RemovePeerCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        try (BusConnection bus = cloudy.connect()) {
            ProxyPeer peer =
                    PeerTable.find(bus.ask(SquidContract.PEERS, Empty.EMPTY).value(), node);
            return cloudy.show(
                    bus.ask(SquidContract.REMOVE_PEER, new PeerNode(peer.node())), "peers", new PeerTable(cloudy)::of);
        }
    }
}
