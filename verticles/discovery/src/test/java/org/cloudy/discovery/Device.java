package org.cloudy.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;

/**
 * An ordinary device: announces a printer by DNS-SD, looks for proxies, and prints a line for each that it finds or loses. Ends
 * when its input ends.
 */
final class Device implements ServiceListener {
    public static void main(String[] address) throws IOException {
        try (JmDNS dns = JmDNS.create(InetAddress.getByName(address[0]), "device")) {
            dns.registerService(ServiceInfo.create(
                    "_ipp._tcp.local.", "Printer of the neighbours", 631, 0, 0, Map.of("rp", "queue")));
            dns.addServiceListener("_squid._tcp.local.", new Device());
            while (System.in.read() >= 0) {
                // Until whoever started this is gone.
            }
        }
    }

    @Override
    public void serviceAdded(ServiceEvent event) {
        event.getDNS().requestServiceInfo(event.getType(), event.getName(), true, 1);
    }

    @Override
    public void serviceRemoved(ServiceEvent event) {
        System.out.println("lost " + event.getName());
    }

    @Override
    public void serviceResolved(ServiceEvent event) {
        ServiceInfo info = event.getInfo();
        if (info.hasData() && info.getInet4Addresses().length > 0) {
            System.out.println("found " + event.getName() + " at " + info.getInet4Addresses()[0].getHostAddress() + ":"
                    + info.getPort() + " of " + info.getPropertyString(ForeignServices.MARK));
        }
    }
}
