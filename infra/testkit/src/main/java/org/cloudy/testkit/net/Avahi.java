package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The Avahi daemon of a host, with a D-Bus of the host's own: its clients need no setting to find it. Ends with its host. */
public final class Avahi {
    private static final String BUS = "/run/dbus/system_bus_socket";
    private static final String STATIC_SERVICES = "/etc/avahi/services";

    private static final String BUS_CONFIGURATION = """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
         "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig>
          <type>system</type>
          <listen>unix:path=/run/dbus/system_bus_socket</listen>
          <auth>EXTERNAL</auth>
          <policy context="default">
            <allow user="*"/>
            <allow own="*"/>
            <allow send_destination="*"/>
            <allow receive_sender="*"/>
          </policy>
        </busconfig>
        """;

    private static final String CONFIGURATION = """
        [wide-area]
        enable-wide-area=no
        [publish]
        publish-hinfo=no
        publish-workstation=no
        """;

    private final Host host;
    private HostProcess daemon;
    private int daemons = 1;
    private int publications;

    private Avahi(Host host) {
        this.host = host;
        this.daemon = daemon(host, "avahi");
    }

    /** Starts the daemon, and returns when it has claimed the host's name on its segments. */
    public static Avahi start(Host host) {
        try {
            Files.createDirectories(host.file("/run/dbus"));
            Files.createDirectories(host.file("/run/services"));
            Files.writeString(host.file("/run/bus.conf"), BUS_CONFIGURATION);
            Files.writeString(host.file("/run/avahi.conf"), CONFIGURATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (Files.isDirectory(host.file(STATIC_SERVICES))) {
            host.run("mount", "--bind", "/run/services", STATIC_SERVICES).expectSuccess();
        }
        host.start("dbus", "dbus-daemon", "--config-file=/run/bus.conf", "--nofork", "--nopidfile");
        Awaitility.await("the bus of " + host).atMost(Duration.ofMinutes(1)).until(() -> Files.exists(host.file(BUS)));
        return new Avahi(host);
    }

    /** Kills the daemon, so that it says goodbye to nobody; the bus stays. */
    public void kill() {
        daemon.kill();
    }

    /** Starts the daemon again after it was killed. */
    public void restart() {
        daemon = daemon(host, "avahi-" + ++daemons);
    }

    private static HostProcess daemon(Host host, String log) {
        return host.start(log, "avahi-daemon", "-f", "/run/avahi.conf", "--no-drop-root", "--no-chroot", "--no-rlimits")
                .awaitLog("Server startup complete");
    }

    /** Publishes a service as long as the process runs; returns when its name is claimed. */
    public HostProcess publish(String name, String type, int port, String... text) {
        List<String> command = new ArrayList<>(List.of("avahi-publish", "-s", name, type, String.valueOf(port)));
        command.addAll(List.of(text));
        return host.start("avahi-publish-" + ++publications, command).awaitLog("Established under name");
    }

    /** The services of a type that are known on the host's segments about now. */
    public List<FoundService> browse(String type) {
        return FoundService.of(
                host.run("avahi-browse", "--resolve", "--parsable", "--terminate", "--no-db-lookup", type)
                        .expectSuccess()
                        .out());
    }
}
