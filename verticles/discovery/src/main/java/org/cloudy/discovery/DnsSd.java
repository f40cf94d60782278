package org.cloudy.discovery;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.ServiceInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks DNS-SD over multicast DNS (RFC 6762, RFC 6763) on one address: announces this node's services, marked with the node's id
 * so that other nodes don't take them for a device's, and imports those of ordinary devices.
 */
final class DnsSd implements Devices {
    /** TXT attribute that marks a node's service. */
    static final String MARK = "cloudy";

    private static final Logger LOG = LoggerFactory.getLogger(DnsSd.class);
    private static final String DOMAIN = ".local.";
    private static final long CLOSE_SECONDS = 6;

    private final InetAddress address;
    private final NodeId self;
    private final ForeignServices foreign;
    private final Map<String, ServiceInfo> announced = new HashMap<>();
    private Optional<JmDNS> jmdns = Optional.empty();

    // A thread of the platform: JmDNS waits for seconds inside synchronized blocks, which on Java 21 holds a virtual
    // thread's carrier.
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("dns-sd").factory());

    /** @param address where it speaks, and where the services are that it announces */
    DnsSd(InetAddress address, NodeId self, ForeignServices foreign) {
        this.address = address;
        this.self = self;
        this.foreign = foreign;
    }

    /** Begins to speak in a while; until then what is to be announced waits. */
    void start() {
        thread.execute(this::open);
    }

    /** Says goodbye; done when that is said, or could not be said in some seconds. */
    Future<Void> stop() {
        Future<Void> closed = Future.fromCompletionStage(CompletableFuture.runAsync(this::close, thread));
        thread.shutdown();
        return closed.timeout(CLOSE_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
    }

    @Override
    public void announce(String id, ServiceData service) {
        if (service.host().equals(address.getHostAddress())) {
            thread.execute(() -> jmdns.ifPresent(dns -> register(dns, id, service)));
        }
    }

    @Override
    public void withdraw(String id) {
        thread.execute(() -> {
            ServiceInfo info = announced.remove(id);
            if (info != null) {
                jmdns.ifPresent(dns -> dns.unregisterService(info));
            }
        });
    }

    @Override
    public Collection<ServiceInstance> services() {
        return foreign.all();
    }

    private void open() {
        try {
            JmDNS dns = JmDNS.create(address, "cloudy-" + self);
            jmdns = Optional.of(dns);
            dns.addServiceTypeListener(foreign);
        } catch (IOException e) {
            LOG.warn("no DNS-SD on {}: devices around do not see this node's services", address, e);
        }
    }

    private void close() {
        jmdns.ifPresent(dns -> {
            try {
                dns.close();
            } catch (IOException e) {
                LOG.warn("DNS-SD did not end in order", e);
            }
        });
    }

    private void register(JmDNS dns, String id, ServiceData service) {
        Map<String, String> text = new HashMap<>(service.attributes());
        text.put(MARK, self.value());
        ServiceInfo info = ServiceInfo.create(service.type() + DOMAIN, service.name(), service.port(), 0, 0, text);
        try {
            dns.registerService(info);
            announced.put(id, info);
        } catch (IOException e) {
            LOG.warn("{} could not be announced to devices around", id, e);
        }
    }
}
