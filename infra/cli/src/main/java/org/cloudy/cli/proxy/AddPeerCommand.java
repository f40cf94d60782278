package org.cloudy.cli.proxy;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.squid.PeerChoice;
import org.cloudy.bus.squid.PeerRelation;
import org.cloudy.bus.squid.ProxyPeer;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks another node's proxy from now on: as a sibling where it answers queries, else as a parent. */
@Command
final class AddPeerCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "NODE", descriptionKey = "cloudy.proxy.peer-node")
    private String node = "";

    @Option(names = "--as", paramLabel = "RELATION", completionCandidates = Relations.class)
    private @Nullable PeerRelation relation;

    /** The relations, for completion. */
    static final class Relations extends ArrayList<String> {
        @Serial
        private static final long serialVersionUID = 1L;

        Relations() {
            super(Arrays.stream(PeerRelation.values())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList());
        }
    }

    AddPeerCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        try (BusConnection bus = cloudy.connect()) {
            ProxyPeer peer =
                    PeerTable.find(bus.ask(SquidContract.PEERS, Empty.EMPTY).value(), node);
            PeerRelation wanted =
                    relation != null ? relation : peer.answersQueries() ? PeerRelation.SIBLING : PeerRelation.PARENT;
            return cloudy.show(
                    bus.ask(SquidContract.ADD_PEER, new PeerChoice(peer.node(), wanted)),
                    "peers",
                    new PeerTable(cloudy)::of);
        }
    }
}
