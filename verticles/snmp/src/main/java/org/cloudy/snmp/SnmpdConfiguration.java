package org.cloudy.snmp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.Site;
import org.cloudy.platform.settings.Network;
import org.cloudy.platform.settings.Secret;

/**
 * The configuration of Net-SNMP's agent (snmpd.conf(5), of 5.9), and how it is run. All files are named relative to the
 * capability's folder, in which it runs.
 */
final class SnmpdConfiguration {
    /** Its name in the capability's folder. */
    static final String FILE = "snmpd.conf";

    /** Where the agent keeps its engine's id, how often it started, and its users' keys. */
    static final String STATE = "state";

    /** Debian's account for it. */
    static final String ACCOUNT = "Debian-snmp";

    /** What nodes of the micro cloud ask each other as. */
    static final String CLOUD_USER = SnmpSettings.OWN_NAMES + "cloud";

    private SnmpdConfiguration() {}

    /**
     * What runs it in the foreground. It reads nothing of the machine's own configuration; what it keeps is read ahead of what is
     * written here, so that a changed passphrase goes before the kept key of an earlier one.
     */
    static List<String> run() {
        return List.of("snmpd", "-f", "-Lo", "-C", "-c", STATE + "/" + FILE + "," + FILE);
    }

    /** It shall neither look for the names of objects nor complain that there are none. */
    static Map<String, String> environment() {
        return Map.of("SNMP_PERSISTENT_DIR", STATE, "MIBS", "");
    }

    static String render(Site<SnmpSettings> site) {
        SnmpSettings settings = site.settings();
        return """
            # Written by Cloudy from the settings of its monitoring; changes made here are lost.
            agentAddress %s
            sysName %s
            sysServices 72
            %s%s
            dontLogTCPWrappersConnects yes
            %s
            %s%s%s%s\
            """.formatted(
                        addresses(site.listen(), settings.port()),
                        site.nodeName(),
                        line("sysContact", settings.contact()),
                        line("sysLocation", settings.location()),
                        views(),
                        user(OwnUser.NAME, OwnUser.passphrase(site.folder()), AgentView.EVERYTHING),
                        cloud(settings),
                        user(settings),
                        community(settings));
    }

    /** Where it listens: on loopback in any case, for the node itself. */
    private static String addresses(String listen, int port) {
        InetAddress address = address(listen);
        String chosen = transport(address) + ":" + port;
        String loopback = "udp:127.0.0.1:" + port;
        return address.isAnyLocalAddress() || chosen.equals(loopback) ? chosen : loopback + "," + chosen;
    }

    private static String transport(InetAddress address) {
        return address instanceof Inet6Address
                ? "udp6:[" + address.getHostAddress().replaceFirst("%.*", "") + "]"
                : "udp:" + address.getHostAddress();
    }

    private static InetAddress address(String listen) {
        try {
            return InetAddress.getByName(listen);
        } catch (UnknownHostException e) {
            throw Failure.of(FailureCode.UNAVAILABLE, "capability.snmp.no-address", Map.of("address", listen));
        }
    }

    /** An empty value leaves the word out: the agent takes none. */
    private static String line(String word, String value) {
        return value.isEmpty() ? "" : word + " " + value + "\n";
    }

    private static String views() {
        return Arrays.stream(AgentView.values())
                .flatMap(view -> Stream.concat(
                        view.included().stream().map(tree -> "view " + name(view) + " included ." + tree),
                        view.excluded().stream().map(tree -> "view " + name(view) + " excluded ." + tree)))
                .collect(Collectors.joining("\n"));
    }

    private static String name(AgentView view) {
        return view.name().toLowerCase(Locale.ROOT);
    }

    private static String cloud(SnmpSettings settings) {
        Secret passphrase = settings.cloudPassphrase();
        return passphrase == null ? "" : user(CLOUD_USER, passphrase, AgentView.MONITORING);
    }

    private static String user(String name, Secret passphrase, AgentView view) {
        return user(name, passphrase, passphrase, view);
    }

    private static String user(SnmpSettings settings) {
        Secret auth = settings.userAuthPassphrase();
        Secret priv = settings.userPrivPassphrase();
        return settings.user().isEmpty() || auth == null || priv == null
                ? ""
                : user(settings.user(), auth, priv, settings.userView());
    }

    private static String user(String name, Secret auth, Secret priv, AgentView view) {
        return """
            createUser %1$s SHA-256 "%2$s" AES "%3$s"
            rouser %1$s priv -V %4$s
            """.formatted(name, auth.reveal(), priv.reveal(), name(view));
    }

    private static String community(SnmpSettings settings) {
        Secret name = settings.communityName();
        if (!settings.community() || name == null) {
            return "";
        }
        return settings.networks().stream()
                .map(network -> word(network) + " " + name.reveal() + " " + network + " -V "
                        + name(settings.communityView()) + "\n")
                .collect(Collectors.joining());
    }

    private static String word(Network network) {
        return network.address() instanceof Inet6Address ? "rocommunity6" : "rocommunity";
    }
}
