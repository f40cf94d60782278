package org.cloudy.squid;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
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

    /** The record of who visits what, where one is kept. */
    static final String ACCESS_LOG = "access.log";

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

                %s
                %s
                cache_store_log none
                cache_log /dev/null
                logfile_rotate 1

                cache_mem %d MB
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

                # The proxies that it asks.
                include %s
                """.formatted(
                        ports(site.listen(), settings.port()),
                        visibleName(site),
                        AccessRules.of(settings),
                        accessLog(settings),
                        settings.memoryMegabytes(),
                        Math.min(settings.largestMegabytes(), settings.cacheMegabytes()),
                        CACHE,
                        settings.cacheMegabytes(),
                        PeersFile.NAME);
    }

    /** Where it listens: for browsers on loopback in any case, for the node's own checks; for other proxies' queries by UDP. */
    private static String ports(String listen, int port) {
        InetAddress address = address(listen);
        String chosen = "http_port " + literal(address) + ":" + port;
        String loopback = "http_port 127.0.0.1:" + port;
        String pages = address.isAnyLocalAddress() || chosen.equals(loopback) ? chosen : loopback + "\n" + chosen;
        String queries = "icp_port " + port;
        return pages + "\n" + queries
                + (address.isAnyLocalAddress() ? "" : "\nudp_incoming_address " + address.getHostAddress());
    }

    private static String accessLog(SquidSettings settings) {
        return settings.accessLog()
                ? "access_log stdio:" + ACCESS_LOG
                : "# It keeps no record of who visits what.\naccess_log none";
    }

    /** An address as it stands before a port. */
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private static InetAddress address(String listen) {
        try {
            return InetAddress.getByName(listen);
        } catch (UnknownHostException e) {
            throw Failure.of(FailureCode.UNAVAILABLE, "capability.squid.no-address", Map.of("address", listen));
        }
    }
}
