package org.cloudy.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.Site;
import org.cloudy.platform.settings.Network;

/** BIND's configuration (named.conf, of BIND 9.18 and newer) but for its zones, which come and go while it runs. */
final class BindConfiguration {
    /** Its name in the capability's folder. */
    static final String FILE = "named.conf";

    private BindConfiguration() {}

    static String render(Site<DnsSettings> site) {
        DnsSettings settings = site.settings();
        return """
                # Written by Cloudy from the settings of its name server; changes made here are lost.
                include "%s";
                controls { inet 127.0.0.1 port %d allow { 127.0.0.1; } keys { "%s"; }; };

                options {
                    %s
                    pid-file none;
                    session-keyfile none;
                    lock-file none;
                    statistics-file "%s";

                    # Its own zones are for everybody; other names are looked up for these only.
                    allow-query { any; };
                    recursion yes;
                    allow-recursion { %s};
                    allow-query-cache { %s};
                    allow-transfer { none; };
                    allow-update { none; };
                    notify explicit;
                    %s
                    dnssec-validation %s;

                    # It keeps no record of who asks for what, and says little of itself.
                    querylog no;
                    version none;
                    hostname none;
                    server-id none;
                    minimal-responses no-auth-recursive;
                    max-cache-size 64M;
                };

                # With the zone of the micro cloud: %s
                include "%s";
                """.formatted(
                        ControlKey.SERVER,
                        settings.controlPort(),
                        ControlKey.NAME,
                        listen(site.listen(), settings.port()),
                        BindStatistics.FILE,
                        askers(settings),
                        askers(settings),
                        forwarding(settings),
                        settings.validate() ? "auto" : "no",
                        // Named here so that another one makes the server start anew.
                        settings.cloudZone(),
                        DnsFolder.ZONES);
    }

    /** The same configuration with another file of zones, to be looked at before they are taken. */
    static String withZones(String configuration, String file) {
        return configuration.replace("include \"" + DnsFolder.ZONES + "\";", "include \"" + file + "\";");
    }

    /** Where it listens: on loopback in any case, for this machine and the node's own checks. */
    private static String listen(String listen, int port) {
        InetAddress address = address(listen);
        boolean four = address.getAddress().length == 4;
        String other = address.isLoopbackAddress() && four ? "" : address.getHostAddress() + "; ";
        if (address.isAnyLocalAddress()) {
            return "listen-on port %d { any; }; listen-on-v6 port %d { any; };".formatted(port, port);
        }
        return four
                ? "listen-on port %d { 127.0.0.1; %s}; listen-on-v6 { none; };".formatted(port, other)
                : "listen-on port %d { 127.0.0.1; }; listen-on-v6 port %d { %s};".formatted(port, port, other);
    }

    private static String askers(DnsSettings settings) {
        return Stream.concat(
                        Stream.of("localhost"),
                        settings.networks().stream()
                                .flatMap(text -> Network.parse(text).stream())
                                .map(Network::toString)
                                .distinct())
                .map(each -> each + "; ")
                .collect(Collectors.joining());
    }

    private static String forwarding(DnsSettings settings) {
        if (settings.forwarders().isEmpty()) {
            return "";
        }
        String servers = settings.forwarders().stream()
                .flatMap(text -> Forwarder.parse(text).stream())
                .distinct()
                .map(server -> server.address() + " port " + server.port() + "; ")
                .collect(Collectors.joining());
        return "forwarders { %s};\n    forward %s;".formatted(servers, settings.forwardOnly() ? "only" : "first");
    }

    private static InetAddress address(String listen) {
        try {
            return InetAddress.getByName(listen);
        } catch (UnknownHostException e) {
            throw Failure.of(FailureCode.UNAVAILABLE, "capability.dns.no-address", Map.of("address", listen));
        }
    }
}
