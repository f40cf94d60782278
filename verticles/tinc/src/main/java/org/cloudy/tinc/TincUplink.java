package org.cloudy.tinc;

import java.time.Duration;
import java.util.Optional;
import org.cloudy.platform.Attachment;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.Uplink;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.store.NodeStore;

/** Brings a node into its micro cloud with tinc. */
public final class TincUplink implements Uplink {
    /** How long the first other member is waited for: with one at hand it takes a tenth of a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Override
    public Optional<Attachment> attach(NodeConfig config, NodeStore store, Host host) {
        Overlay overlay =
                Overlay.of(config.data(), store, host, NodeIdentity.of(store).id());
        Optional<Plan> plan = overlay.resume();
        if (plan.isPresent()) {
            overlay.awaitPeer(PATIENCE);
        }
        return plan.map(TincUplink::attachment);
    }

    private static Attachment attachment(Plan plan) {
        return new Attachment(
                plan.network(),
                plan.address().host(),
                plan.peers().stream().map(Plan.Peer::address).toList());
    }
}
