package org.cloudy.squid;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.Site;

/**
 * Squid's configuration (squid.conf, of Squid 5 and 6), and the commands that read it. All files are named relative to the
 * capability's folder, in which Squid runs: it need not be able to look into the folders above.
 */
final class SquidConfiguration {
    /** Its name in the capability's folder. */
    static final String FILE = "squid.conf";

    /** The folder of the cache, within the capability's. */
    static final String CACHE = "cache";

    /** Debian's account for it. */
    static final String ACCOUNT = "proxy";

    private SquidConfiguration() {}

    /** What checks a configuration without touching anything. */
    static List<String> check(String file) {
        return List.of("squid", "-k", "parse", "-f", file);
    }

    /** What makes the folders of the cache. */
    static List<String> makeCache(SquidSettings settings) {
        return List.of("squid", "-z", "-N", "-f", FILE, "-n", service(settings));
    }

    /** What runs it in the foreground; it tells of itself on its standard error. */
    static List<String> run(SquidSettings settings) {
        return List.of("squid", "-N", "-d", "1", "-f", FILE, "-n", service(settings));
    }

    /** Letters and digits only; names what Squid shares between processes, so each on a machine has its own. */
    private static String service(SquidSettings settings) {
        return "cloudy" + settings.port();
    }

    /** Name that it goes by. */
    static String visibleName(Site<SquidSettings> site) {
        String own = site.settings().visibleName();
        return own.isEmpty() ? site.nodeName() : own;
    }

    static String render(Site<SquidSettings> site) {
        SquidSettings settings = site.settings();
        return """
                # Written by Cloudy from the settings of its web proxy; changes made here are lost.
                %s
                visible_hostname %s
                httpd_suppress_version_string on
                forwarded_for delete

                # Safe ports and methods.
                acl tls_ports port 443
                acl safe_ports port 21 80 443 1025-65535
                http_access deny !safe_ports
                http_access deny CONNECT !tls_ports

                # The manager's pages are for this machine.
                http_access allow localhost manager
                http_access deny manager

                # Others do not reach through the proxy what this machine keeps to itself.
                http_access allow localhost
                acl machine dst 127.0.0.0/8 0.0.0.0/32 169.254.0.0/16 ::/128 ::1/128 fe80::/10
                http_access deny machine
                %shttp_access deny all

                # It keeps no record of who visits what.
                access_log none
                cache_store_log none
                cache_log /dev/null
                logfile_rotate 0

                cache_mem 64 MB
                maximum_object_size %d MB
                cache_dir aufs %s %d 16 256
                refresh_pattern ^ftp: 1440 20%% 10080
                refresh_pattern -i (/cgi-bin/|\\?) 0 0%% 0
                refresh_pattern . 0 20%% 4320

                pid_filename none
                coredump_dir none
                netdb_filename none
                pinger_enable off
                max_filedescriptors 4096
                shutdown_lifetime 1 seconds
                """.formatted(
                        ports(site.listen(), settings.port()),
                        visibleName(site),
                        allowed(settings),
                        largestObject(settings),
                        CACHE,
                        settings.cacheMegabytes());
    }

    /** Where it listens: on loopback in any case, for the node's own checks. */
    private static String ports(String listen, int port) {
        InetAddress address = address(listen);
        String chosen = "http_port " + literal(address) + ":" + port;
        String loopback = "http_port 127.0.0.1:" + port;
        return address.isAnyLocalAddress() || chosen.equals(loopback) ? chosen : loopback + "\n" + chosen;
    }

    private static String allowed(SquidSettings settings) {
        String networks =
                settings.networks().stream().map(Network::toString).distinct().collect(Collectors.joining(" "));
        return networks.isEmpty() ? "" : """
                acl allowed src %s
                http_access allow allowed
                """.formatted(networks);
    }

    /** A single download shall not push out all others. */
    private static int largestObject(SquidSettings settings) {
        return Math.clamp(settings.cacheMegabytes() / 4, 4, 1024);
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private static InetAddress address(String listen) {
        try {
            return InetAddress.getByName(listen);
        } catch (UnknownHostException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE, "capability.squid.no-address", java.util.Map.of("address", listen));
        }
    }
}
