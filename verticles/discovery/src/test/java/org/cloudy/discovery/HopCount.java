package org.cloudy.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Counts the routers on the way to each address of its arguments, at one port. A process of its own, for it lives elsewhere. */
final class HopCount {
    private HopCount() {}

    public static void main(String[] addresses) throws UnknownHostException {
        TtlProbe probe = TtlProbe.create().orElseThrow();
        try {
            for (String address : addresses) {
                InetSocketAddress far = new InetSocketAddress(InetAddress.getByName(address), 655);
                System.out.println(address + " "
                        + new HopSearch(probe)
                                .routers(far)
                                .await()
                                .map(String::valueOf)
                                .orElse("unknown"));
            }
        } finally {
            probe.stop().await();
        }
    }
}
