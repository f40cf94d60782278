package org.cloudy.dns;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilityDetail.PortUse;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;

/** The port of most questions: that of the settings, for UDP. */
final class DatagramPort implements Component<DnsSettings> {
    private final String daemon;

    /** @param daemon name of the component whose daemon listens there */
    DatagramPort(String daemon) {
        this.daemon = daemon;
    }

    @Override
    public String name() {
        return "dns-udp";
    }

    @Override
    public List<PortUse> ports(DnsSettings settings) {
        return List.of(new PortUse("dns", settings.port(), "udp"));
    }

    /** @throws Failure CONFLICT if another program has the port, or the node may not listen there */
    @Override
    public void enable(Site<DnsSettings> site, Progress progress) {
        int port = site.settings().port();
        if (site.host().daemons().listens(site.daemon(daemon), port)) {
            return;
        }
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(site.listen()), port));
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.CONFLICT,
                    "capability.dns.port-refused",
                    Map.of("port", "" + port, "cause", String.valueOf(e.getMessage())));
        }
    }
}
