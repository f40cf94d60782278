package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A tinc network in switch mode, for tests of what runs on one. All connect to the first member, which has to be where they reach
 * it.
 */
public final class Overlay {
    private static final String DEVICE = "overlay";
    private static final String FOLDER = "/run/overlay";
    private static final int PORT = 655;
    /** Short keys are made at once; nobody attacks a test. */
    private static final String KEY_BITS = "1024";

    private static final Duration KEY_WITHIN = Duration.ofMinutes(1);

    private final List<Host> members = new ArrayList<>();

    /** Lets a host take part; returns when its daemon runs, which may be before it has connected. */
    public HostProcess join(Host host) {
        members.add(host);
        try {
            Files.createDirectories(card(host, host).getParent());
            Files.writeString(host.file(FOLDER + "/tinc.conf"), configuration(host));
            Files.writeString(
                    card(host, host), "Address = " + host.address().getHostAddress() + "\nPort = " + PORT + "\n");
            host.run(KEY_WITHIN, "tincd", "-c", FOLDER, "-K", KEY_BITS).expectSuccess();
            for (Host other : members) {
                Files.copy(card(host, host), card(other, host), StandardCopyOption.REPLACE_EXISTING);
                Files.copy(card(other, other), card(host, other), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HostProcess daemon =
                host.start("tincd", "tincd", "-c", FOLDER, "--no-detach", "-d3", "--pidfile=/run/overlay.pid");
        Awaitility.await("the device of tincd")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(host.file("/sys/class/net/" + DEVICE)));
        host.network()
                .ip(List.of(
                        "address add " + address(host).getHostAddress() + "/24 dev " + DEVICE,
                        "link set " + DEVICE + " up mtu 1400"));
        return daemon;
    }

    /** The address of a member on the overlay. */
    public InetAddress address(Host member) {
        try {
            return InetAddress.getByName("10.77.0." + (members.indexOf(member) + 1));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String configuration(Host host) {
        String own = """
                Name = %s
                Mode = switch
                DeviceType = tap
                Interface = %s
                """.formatted(name(host), DEVICE);
        return host == members.getFirst() ? own : own + "ConnectTo = " + name(members.getFirst()) + "\n";
    }

    /** What a member knows of another one: the address and the key. */
    private static Path card(Host of, Host about) {
        return of.file(FOLDER + "/hosts/" + name(about));
    }

    private static String name(Host host) {
        return host.name().replace('-', '_');
    }
}
