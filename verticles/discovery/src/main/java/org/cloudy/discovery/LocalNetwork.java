package org.cloudy.discovery;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.LocalAnnouncing;
import org.cloudy.bus.discovery.ResponderKind;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.platform.dnssd.Card;
import org.cloudy.platform.dnssd.LocalService;
import org.cloudy.platform.dnssd.Responder;
import org.cloudy.platform.dnssd.SystemResponder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks DNS-SD (RFC 6763) on the local networks: announces this node's services, marked with the node's id so that other nodes
 * don't take them for a device's, and imports those of ordinary devices. It does so through the machine's own responder while that
 * runs, for two on one machine get into each other's way; else by itself.
 */
final class LocalNetwork implements Devices {
    private static final Logger LOG = LoggerFactory.getLogger(LocalNetwork.class);
    private static final long CARDS_SECONDS = 5;
    private static final long CLOSE_SECONDS = 6;
    /** A daemon that is started anew is back by then. */
    private static final long RESTART_SECONDS = 3;

    private final NodeId self;
    private final String ownHost;
    private final Supplier<List<Card>> networks;
    private final Optional<SystemResponder> system;
    private final ForeignServices foreign;
    private volatile LocalAnnouncing announcing = new LocalAnnouncing(ResponderKind.NONE, List.of());

    // Of the thread below.
    private final Map<String, LocalService> wanted = new LinkedHashMap<>();
    private Optional<SystemResponder.Watch> watch = Optional.empty();
    private Optional<Responder> responder = Optional.empty();
    private List<Card> cards = List.of();
    private int turns;

    // A thread of the platform: JmDNS waits for seconds inside synchronized blocks, which on Java 21 holds a virtual
    // thread's carrier.
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("dns-sd").factory());

    /**
     * @param ownHost where this node's services are reached in its micro cloud; those on other machines are not announced
     * @param networks the cards that it may speak on, as they are now
     * @param system the machine's own responder, if the node can speak to one
     */
    LocalNetwork(
            NodeId self,
            String ownHost,
            Supplier<List<Card>> networks,
            Optional<SystemResponder> system,
            ForeignServices foreign) {
        this.self = self;
        this.ownHost = ownHost;
        this.networks = networks;
        this.system = system;
        this.foreign = foreign;
    }

    /** Begins to speak in a while; until then what is to be announced waits. */
    void start() {
        execute(() -> {
            cards = networks.get();
            watch = system.map(found -> found.watch(this::execute, foreign, this::changed));
            if (watch.isEmpty()) {
                take(Optional.of(builtIn()));
            }
        });
        after(CARDS_SECONDS, this::follow);
    }

    /** Says goodbye; done when that is said, or could not be said in some seconds. */
    Future<Void> stop() {
        Future<Void> closed = Future.fromCompletionStage(CompletableFuture.runAsync(this::close, thread));
        thread.shutdown();
        return closed.timeout(CLOSE_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
    }

    /** How it speaks now. */
    LocalAnnouncing announcing() {
        return announcing;
    }

    @Override
    public void announce(String id, ServiceData service) {
        execute(() -> {
            if (isHere(service.host())) {
                LocalService local = marked(service);
                wanted.put(id, local);
                responder.ifPresent(speaking -> speaking.announce(id, local));
            }
        });
    }

    @Override
    public void withdraw(String id) {
        execute(() -> {
            if (wanted.remove(id) != null) {
                responder.ifPresent(speaking -> speaking.withdraw(id));
            }
        });
    }

    @Override
    public Collection<ServiceInstance> services() {
        return foreign.all();
    }

    private boolean isHere(String host) {
        return host.equals(ownHost)
                || cards.stream()
                        .flatMap(card -> card.addresses().stream())
                        .anyMatch(address -> new NodeAddress(address).text().equals(host));
    }

    private LocalService marked(ServiceData service) {
        Map<String, String> text = new HashMap<>(service.attributes());
        text.put(ForeignServices.MARK, self.value());
        return new LocalService(service.type(), service.name(), service.port(), text);
    }

    /** The machine's responder came or went. */
    private void changed(Optional<Responder> now) {
        boolean wasThere = responder
                .filter(before -> before.kind() != ResponderKind.BUILT_IN)
                .isPresent();
        if (now.isPresent() || !wasThere) {
            take(Optional.of(now.orElseGet(this::builtIn)));
            return;
        }
        take(Optional.empty());
        int turn = turns;
        after(RESTART_SECONDS, () -> {
            if (turns == turn) {
                take(Optional.of(builtIn()));
            }
        });
    }

    private Responder builtIn() {
        return new JmDnsResponder(self, this::execute, foreign);
    }

    /** Speaks through another one from now on. The one before says goodbye first: nothing is announced twice. */
    private void take(Optional<Responder> now) {
        turns++;
        responder.ifPresent(Responder::close);
        foreign.forgetAll();
        responder = now;
        responder.ifPresent(speaking -> {
            speaking.use(cards);
            wanted.forEach(speaking::announce);
        });
        tell();
    }

    private void follow() {
        after(CARDS_SECONDS, this::follow);
        List<Card> now = networks.get();
        if (!now.equals(cards)) {
            LOG.info("Local networks: {}", now);
            cards = now;
            responder.ifPresent(speaking -> speaking.use(cards));
            tell();
        }
    }

    private void tell() {
        announcing = new LocalAnnouncing(
                cards.isEmpty()
                        ? ResponderKind.NONE
                        : responder.map(Responder::kind).orElse(ResponderKind.NONE),
                cards.stream().map(Card::name).toList());
    }

    private void close() {
        watch.ifPresent(SystemResponder.Watch::close);
        responder.ifPresent(Responder::close);
    }

    private void after(long seconds, Runnable task) {
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS, this::execute)
                .execute(task);
    }

    private void execute(Runnable task) {
        if (!thread.isShutdown()) {
            thread.execute(() -> attempt(task));
        }
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("the local networks were not told everything", e);
        }
    }
}
