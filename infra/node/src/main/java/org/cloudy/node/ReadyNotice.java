package org.cloudy.node;

import java.io.PrintStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.SetupCode;

/** What a person is told when the node is ready. */
final class ReadyNotice {
    private final Language language;

    ReadyNotice(Language language) {
        this.language = language;
    }

    void print(Node.Ready ready, PrintStream out) {
        NodeConfig config = ready.context().config();
        List<String> lines = new ArrayList<>();
        lines.add(language.text(
                "node.ready.address", Map.of("name", ready.context().name().current(), "address", address(config))));
        new SetupCode(ready.context().store())
                .pending()
                .ifPresent(code -> lines.add(language.text("node.ready.code", Map.of("code", code))));
        ready.certificate()
                .ifPresent(certificate -> lines.add(
                        language.text("node.ready.certificate", Map.of("fingerprint", certificate.fingerprint()))));
        ready.apart()
                .ifPresent(failure -> lines.add(language.text(
                        "node.ready.apart", Map.of("reason", failure.problem().in(language.code())))));
        lines.add(
                language.text("node.ready.join", Map.of("address", config.clusterAddress() + ":" + config.cluster())));
        lines.add(
                language.text("node.ready.data", Map.of("folder", config.data().toString())));
        lines.add(language.text("node.ready.stop"));
        lines.forEach(out::println);
        out.flush();
    }

    /** Where a browser finds the page. */
    static String address(NodeConfig config) {
        return config.isLoopback()
                ? "http://" + host(config) + ":" + config.http() + "/"
                : "https://" + host(config) + ":" + config.https() + "/";
    }

    private static String host(NodeConfig config) {
        try {
            InetAddress address = InetAddress.getByName(config.listen());
            String host = address.isAnyLocalAddress() ? outward(config.clusterAddress()) : config.listen();
            return host.contains(":") ? "[" + host + "]" : host;
        } catch (UnknownHostException | SocketException e) {
            return config.listen();
        }
    }

    /** The first address by which a browser near by may know this machine: not the one in the micro cloud's own network. */
    private static String outward(String overlay) throws SocketException {
        Stream<InetAddress> addresses = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses);
        return addresses
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .filter(address -> !address.equals(overlay))
                .findFirst()
                .orElse("127.0.0.1");
    }
}
