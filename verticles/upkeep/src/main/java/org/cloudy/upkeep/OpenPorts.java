package org.cloudy.upkeep;

import io.vertx.core.eventbus.EventBus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.firewall.OpenPort;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Futures;
import org.cloudy.platform.NodeConfig;
import org.jspecify.annotations.Nullable;

/** What others are to reach on this machine: how its owner gets in, the node's doors, its running capabilities. Blocks. */
final class OpenPorts {
    private static final int SSH = 22;
    /** Where tinc listens, above the port of the pages. */
    private static final int OVERLAY_ABOVE_HTTP = 4;

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final NodeConfig config;
    private final EventBus bus;
    private final Capabilities capabilities;
    private final Nft nft;

    OpenPorts(NodeConfig config, EventBus bus, Capabilities capabilities, Nft nft) {
        this.config = config;
        this.bus = bus;
        this.capabilities = capabilities;
        this.nft = nft;
    }

    List<OpenPort> now() throws InterruptedException {
        List<OpenPort> open = new ArrayList<>();
        Stream.concat(Stream.of(SSH), nft.ssh().stream())
                .distinct()
                .forEach(port -> open.add(new OpenPort(port, "tcp", Messages.everywhere("upkeep.firewall.ssh"))));
        if (!config.isLoopback()) {
            Text pages = Messages.everywhere("upkeep.firewall.pages");
            open.add(new OpenPort(config.https(), "tcp", pages));
            open.add(new OpenPort(config.http(), "tcp", pages));
        }
        if (!config.isLoopback() || config.isAttached()) {
            Text overlay = Messages.everywhere("upkeep.firewall.overlay");
            open.add(new OpenPort(config.http() + OVERLAY_ABOVE_HTTP, "tcp", overlay));
            open.add(new OpenPort(config.http() + OVERLAY_ABOVE_HTTP, "udp", overlay));
        }
        if (!isLoopback(config.services())) {
            capabilities.running().forEach(each -> open.addAll(of(each)));
        }
        return List.copyOf(open);
    }

    /** The network device of the micro cloud; null while there is none. */
    @Nullable
    String device() throws InterruptedException {
        try {
            return Futures.await(OverlayContract.STATUS.send(bus, Empty.EMPTY), ANSWER)
                    .device();
        } catch (Failure e) {
            return null;
        }
    }

    private static List<OpenPort> of(CapabilityDetail capability) {
        return capability.ports().stream()
                .map(use -> new OpenPort(
                        use.port(), use.transport(), capability.summary().title()))
                .toList();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
