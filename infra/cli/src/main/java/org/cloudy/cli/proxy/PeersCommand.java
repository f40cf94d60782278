package org.cloudy.cli.proxy;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;

/** The proxies of other nodes: those that this one asks, and those that it could. */
@Command
final class PeersCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    PeersCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(SquidContract.PEERS, Empty.EMPTY), "peers", new PeerTable(cloudy)::of);
    }
}
