package org.cloudy.cli.proxy;

import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.squid.ProxyPeer;
import org.cloudy.bus.squid.ProxyPeers;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.cloudy.cli.view.Times;

/** The proxies of other nodes as a table. */
record PeerTable(Cloudy cloudy) {
    String of(ProxyPeers peers) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.name"),
                texts.of("cli.column.node"),
                texts.of("cli.column.address"),
                ">" + texts.of("cli.column.rtt"),
                texts.of("cli.column.relation"),
                texts.of("cli.column.state"));
        for (ProxyPeer peer : peers.peers()) {
            table.row(
                    peer.name(),
                    peer.node().value(),
                    peer.host() == null ? Texts.UNKNOWN : peer.host() + ":" + peer.port(),
                    Times.rtt(peer.rttMs()),
                    peer.relation() == null ? Texts.UNKNOWN : texts.of("peer-relation", peer.relation()),
                    texts.of("peer-state", peer.state()));
        }
        return cloudy.table(table, "cli.none.proxy-peers");
    }

    /** The peer with this node's id, or this name. */
    static ProxyPeer find(ProxyPeers peers, String wanted) {
        return peers.peers().stream()
                .filter(peer ->
                        peer.node().value().equals(wanted) || peer.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Failure.of(
                        FailureCode.NOT_FOUND, "cli.failure.no-such-proxy", Map.of("name", Table.printable(wanted))));
    }
}
