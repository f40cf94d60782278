package org.cloudy.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.cloudy.discovery.Underlay.Endpoint;

/**
 * Counts the routers on the way to each address; a process of its own, for it runs on another host. Its arguments: the port,
 * whether something listens there, the addresses.
 */
final class HopCount {
    private HopCount() {}

    public static void main(String[] arguments) throws UnknownHostException {
        int port = Integer.parseInt(arguments[0]);
        boolean listens = Boolean.parseBoolean(arguments[1]);
        TtlProbe probe = TtlProbe.create().orElseThrow();
        try {
            for (String address : List.of(arguments).subList(2, arguments.length)) {
                InetSocketAddress far = new InetSocketAddress(InetAddress.getByName(address), port);
                System.out.println(new HopSearch(probe)
                        .routers(new Endpoint(far, listens, false))
                        .await()
                        .map(String::valueOf)
                        .orElse("unknown"));
            }
        } finally {
            probe.stop().await();
        }
    }
}
