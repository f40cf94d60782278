package org.cloudy.discovery;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.ResponderKind;
import org.cloudy.platform.dnssd.Card;
import org.cloudy.platform.dnssd.LocalService;
import org.cloudy.platform.dnssd.Responder;
import org.cloudy.platform.dnssd.Sightings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's own responder: one of JmDNS for each card, over IPv4 where the card has it. Two versions of IP on one machine would
 * hear each other, and take each other for somebody with the same names. Of one thread.
 */
final class JmDnsResponder implements Responder {
    private static final Logger LOG = LoggerFactory.getLogger(JmDnsResponder.class);

    private final NodeId self;
    private final Executor executor;
    private final Sightings sightings;
    private final Map<InetAddress, JmDnsSpeaker> speakers = new HashMap<>();
    private final Map<String, LocalService> announced = new LinkedHashMap<>();

    /** @param executor the thread that it is called on */
    JmDnsResponder(NodeId self, Executor executor, Sightings sightings) {
        this.self = self;
        this.executor = executor;
        this.sightings = sightings;
    }

    @Override
    public ResponderKind kind() {
        return ResponderKind.BUILT_IN;
    }

    @Override
    public void use(List<Card> cards) {
        Map<InetAddress, String> networks = new LinkedHashMap<>();
        for (Card card : cards) {
            card.addresses().stream()
                    .findFirst()
                    .ifPresent(address ->
                            networks.put(address, card.name() + (address instanceof Inet4Address ? "/4" : "/6")));
        }
        speakers.forEach((address, speaker) -> {
            if (!networks.containsKey(address)) {
                speaker.close();
            }
        });
        speakers.keySet().retainAll(networks.keySet());
        networks.forEach((address, network) -> {
            if (!speakers.containsKey(address)) {
                open(address, network);
            }
        });
    }

    @Override
    public void announce(String id, LocalService service) {
        announced.put(id, service);
        speakers.values().forEach(speaker -> speaker.announce(id, service));
    }

    @Override
    public void withdraw(String id) {
        announced.remove(id);
        speakers.values().forEach(speaker -> speaker.withdraw(id));
    }

    @Override
    public void close() {
        use(List.of());
    }

    private void open(InetAddress address, String network) {
        try {
            JmDnsSpeaker speaker = JmDnsSpeaker.open(address, network, self, executor, sightings);
            speakers.put(address, speaker);
            announced.forEach(speaker::announce);
        } catch (IOException e) {
            LOG.warn("no DNS-SD on {}: devices there do not see this node's services", address, e);
        }
    }
}
