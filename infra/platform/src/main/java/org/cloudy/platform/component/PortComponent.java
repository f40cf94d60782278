package org.cloudy.platform.component;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.UdpPort;
import org.cloudy.platform.jobs.Progress;

/**
 * A port of the settings that one of the capability's daemons listens on. Stands before what makes use of the port, so
 * that one which cannot be had is told before anything changes.
 */
public final class PortComponent<S extends Record> implements Component<S> {
    private static final String UDP = "udp";

    private final String name;
    private final String daemon;
    private final ToIntFunction<S> port;
    private final String transport;

    /**
     * A TCP port.
     *
     * @param name of this component
     * @param daemon name of the component whose daemon listens there
     */
    public PortComponent(String name, String daemon, ToIntFunction<S> port) {
        this(name, daemon, port, "tcp");
    }

    private PortComponent(String name, String daemon, ToIntFunction<S> port, String transport) {
        this.name = name;
        this.daemon = daemon;
        this.port = port;
        this.transport = transport;
    }

    /** A UDP port; that of a daemon which listens on the TCP port of the same number, too. */
    public static <S extends Record> PortComponent<S> udp(String name, String daemon, ToIntFunction<S> port) {
        return new PortComponent<>(name, daemon, port, UDP);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<CapabilityDetail.PortUse> ports(S settings) {
        return List.of(new CapabilityDetail.PortUse(name, port.applyAsInt(settings), transport));
    }

    /** @throws Failure CONFLICT if another program has the port; UNAVAILABLE if the node may not listen there */
    @Override
    public void enable(Site<S> site, Progress progress) {
        obstacle(site).ifPresent(failure -> {
            throw failure;
        });
    }

    @Override
    public List<CheckResult> diagnose(Site<S> site, boolean enabled) {
        Finding finding = new Finding(
                name,
                "component.port",
                Map.of(
                        "port", Text.verbatim("" + port.applyAsInt(site.settings())),
                        "transport", Text.verbatim(transport.toUpperCase(Locale.ROOT))));
        if (obstacle(site).isEmpty()) {
            return finding.passing("passing");
        }
        return enabled ? finding.critical("taken", false) : finding.warning("taken", false);
    }

    private Optional<Failure> obstacle(Site<S> site) {
        int wanted = port.applyAsInt(site.settings());
        if (isOwn(site, wanted)) {
            return Optional.empty();
        }
        try {
            bind(new InetSocketAddress(InetAddress.getByName(site.listen()), wanted));
            return Optional.empty();
        } catch (BindException e) {
            return Optional.of(refused(site, e));
        } catch (IOException e) {
            return Optional.of(Failure.of(FailureCode.UNAVAILABLE, "component.port.refused", withCause(site, e)));
        }
    }

    /** Where a daemon listens on UDP alone, nobody answers who could be asked: the kernel tells whose the port is. */
    private boolean isOwn(Site<S> site, int wanted) {
        Daemons daemons = site.host().daemons();
        if (daemons.listens(site.daemon(daemon), wanted)) {
            return true;
        }
        Long pid = daemons.status(site.daemon(daemon)).pid();
        return transport.equals(UDP) && pid != null && new UdpPort(wanted).isOf(pid);
    }

    private void bind(InetSocketAddress address) throws IOException {
        if (transport.equals(UDP)) {
            new DatagramSocket(address).close();
        } else {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(address);
            }
        }
    }

    /** Which of the reasons it is, the JDK tells in words only. */
    private Failure refused(Site<S> site, BindException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("in use")) {
            return Failure.of(FailureCode.CONFLICT, "component.port.taken", args(site));
        }
        String key = message.contains("ermission") ? "component.port.forbidden" : "component.port.refused";
        return Failure.of(FailureCode.UNAVAILABLE, key, withCause(site, e));
    }

    private Map<String, String> args(Site<S> site) {
        return Map.of("port", String.valueOf(port.applyAsInt(site.settings())));
    }

    private Map<String, String> withCause(Site<S> site, IOException e) {
        return Map.of(
                "port", String.valueOf(port.applyAsInt(site.settings())),
                "address", site.listen(),
                "cause", String.valueOf(e.getMessage()));
    }
}
