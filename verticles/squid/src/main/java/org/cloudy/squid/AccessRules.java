package org.cloudy.squid;

import java.util.List;
import java.util.stream.Collectors;
import org.cloudy.platform.settings.Network;

/** Who may use the proxy for what: the part of its configuration in which the order decides. */
final class AccessRules {
    /** Debian's place of the program that Squid asks about a password; it takes what crypt(3) does. */
    private static final String HELPER = "/usr/lib/squid/basic_ncsa_auth";

    private AccessRules() {}

    static String of(SquidSettings settings) {
        return """
                # Safe ports and methods.
                acl tunnel_ports port %s
                acl safe_ports port %s
                http_access deny !safe_ports
                http_access deny CONNECT !tunnel_ports

                # The manager's pages are for this machine, and are not counted as its traffic.
                http_access allow localhost manager
                http_access deny manager
                stats_collection deny manager
                stats_collection allow all
                %s
                # Others do not reach through the proxy what this machine keeps to itself.
                http_access allow localhost
                acl machine dst 127.0.0.0/8 0.0.0.0/32 169.254.0.0/16 ::/128 ::1/128 fe80::/10
                http_access deny machine
                %s%s%shttp_access deny all

                # What other proxies ask, whether there is a copy.
                icp_access allow localhost
                %sicp_access deny all
                """.formatted(
                        ports(settings.tunnelPorts()),
                        ports(settings.safePorts()),
                        blocked(settings),
                        networks(settings),
                        users(settings),
                        allowed(settings),
                        settings.answerQueries() && settings.servesProxies() && hasNetworks(settings)
                                ? "icp_access allow allowed\n"
                                : "");
    }

    /** A list without a port is one that nothing is on. */
    private static String ports(List<String> ports) {
        return ports.isEmpty() ? "0" : String.join(" ", ports);
    }

    private static String blocked(SquidSettings settings) {
        String domains = Sites.outermost(settings.blockedSites()).stream()
                .map(domain -> "acl blocked dstdomain ." + domain + "\n")
                .collect(Collectors.joining());
        return domains.isEmpty() ? "" : "\n# Sites that nobody is served.\n" + domains + "http_access deny blocked\n";
    }

    private static boolean hasNetworks(SquidSettings settings) {
        return !settings.networks().isEmpty();
    }

    private static String networks(SquidSettings settings) {
        return hasNetworks(settings)
                ? "acl allowed src "
                        + settings.networks().stream()
                                .map(Network::toString)
                                .distinct()
                                .collect(Collectors.joining(" "))
                        + "\n"
                : "";
    }

    /** A password counts for half a minute before it is looked at again, so that one who is removed is soon kept out. */
    private static String users(SquidSettings settings) {
        return settings.passwords() == PasswordRule.NEVER ? "" : """
                auth_param basic program %s %s
                auth_param basic realm Web proxy
                auth_param basic children 5 startup=0 idle=1
                auth_param basic credentialsttl 30 seconds
                acl known proxy_auth REQUIRED
                """.formatted(HELPER, PasswordFile.NAME);
    }

    private static String allowed(SquidSettings settings) {
        String network = hasNetworks(settings) ? "http_access allow allowed" : "";
        return switch (settings.passwords()) {
            case NEVER -> network.isEmpty() ? "" : network + "\n";
            case OUTSIDE -> network + (network.isEmpty() ? "" : "\n") + "http_access allow known\n";
            case ALWAYS -> network.isEmpty() ? "" : network + " known\n";
        };
    }
}
