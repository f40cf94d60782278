package org.cloudy.bus.squid;

import java.util.List;

/** Proxies of other nodes: those that were chosen first, then the nearest. */
public record ProxyPeers(List<ProxyPeer> peers) {
    public ProxyPeers {
        peers = List.copyOf(peers);
    }
}
