package org.cloudy.discovery;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.cloudy.bus.Caller;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ChangeKind;
import org.cloudy.bus.discovery.Coordinate;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.LocalAnnouncing;
import org.cloudy.bus.discovery.NodeChange;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.ServiceChange;
import org.cloudy.bus.discovery.ServiceId;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.discovery.ClusterWatch.Channel;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.dnssd.LocalNetworks;
import org.cloudy.platform.dnssd.SystemResponder;

/**
 * The parts of discovery, put together: two shared maps with what is believed of them and what is announced in them, health checks,
 * round trips, and the devices around. The constructor blocks.
 */
final class Discovery {
    private static final String SERVICES = "cloudy.services";
    private static final String NODES = "cloudy.nodes";
    private static final long TICK_MILLIS = 1_000;
    private static final long KEEP_MILLIS = 300_000;

    private final NodeContext node;
    private final EventBus bus;
    private final NodeId self;
    private final ClusterMembers members;
    private final Sequence sequence;
    private final SerialExecutor owner;
    private final SerialExecutor reader;
    private final Channel<ServiceData> services;
    private final Channel<NodeData> nodes;
    private final Surveyor surveyor;
    private final HealthChecks checks;
    private final LocalNetwork localNetwork;
    private final MicroCloudName cloud;
    private final Directory directory;
    private final Publisher publisher;
    private final NodeAnnouncement announcement;
    private final ClusterWatch watch;
    private final List<Meter> gauges;
    private final List<Long> timers;

    /** @param owner where all that blocks is done in this node's name */
    Discovery(NodeContext node, Context context, SerialExecutor owner) {
        NodeAddress address = NodeAddress.of(node.config());
        this.node = node;
        this.owner = owner;
        this.bus = node.vertx().eventBus();
        this.self = node.identity().id();
        this.members = new ClusterMembers(node.cluster());
        this.sequence = Sequence.next(node.store());
        this.reader = new SerialExecutor("registry", () -> rejected(Reason.OVERLOAD));
        this.services = channel(SERVICES, ServiceData.class, Publications.MAX, this::serviceChanged);
        this.nodes = channel(NODES, NodeData.class, 1, this::nodeChanged);
        this.surveyor = new Surveyor(node, context, nodes.view()::all, this::distanceChanged);
        this.checks = new HealthChecks(context, new HealthProbe(node.vertx()), this::healthChanged);
        this.localNetwork = localNetwork(address);
        this.cloud = new MicroCloudName(bus, node.config());
        this.directory = new Directory(self, services.view(), nodes.view(), surveyor.survey(), localNetwork, cloud);
        this.publisher = new Publisher(
                self,
                node.config().microCloud(),
                new Publications(node.store(), address.text(), node.clock()),
                services.own(),
                checks,
                localNetwork,
                node.capabilities().stream()
                        .map(capability -> capability.describe().name())
                        .collect(Collectors.toUnmodifiableSet()));
        this.announcement = new NodeAnnouncement(node, address, nodes.own(), surveyor::coordinate);
        this.gauges = List.of(
                gauge(SERVICES, "Services that this node believes in", services.view()),
                gauge(NODES, "Nodes of the micro cloud that this node believes in", nodes.view()));
        this.watch = new ClusterWatch(node.vertx(), node.cluster(), members, List.of(services, nodes), reader, owner);
        this.timers = List.of(
                node.vertx().setPeriodic(TICK_MILLIS, ignored -> tick()),
                node.vertx().setPeriodic(KEEP_MILLIS, ignored -> owner.execute(surveyor::keepPlace)));
    }

    /** What is known. */
    Directory directory() {
        return directory;
    }

    /** Where this node believes to be in the network. */
    Coordinate coordinate() {
        return surveyor.coordinate();
    }

    /** How devices around come to know of what this node publishes. */
    LocalAnnouncing announcing() {
        return localNetwork.announcing();
    }

    /** Listens, and announces this node and all that it published before; done when others can see it. */
    Future<Void> open() {
        node.name().onChange(name -> owner.execute(announcement::announce));
        if (!node.config().isLoopback()) {
            localNetwork.start();
        }
        return surveyor.start()
                .compose(measuring -> Future.all(announceAll(), cloud.follow()))
                .mapEmpty();
    }

    private Future<Void> announceAll() {
        return owner.call(node.vertx(), () -> {
            nodes.map().attach();
            services.map().attach();
            announcement.announce();
            publisher.resume();
            return null;
        });
    }

    /** Withdraws all from the micro cloud, not from the store. */
    Future<Void> close() {
        timers.forEach(node.vertx()::cancelTimer);
        checks.stop();
        gauges.forEach(node.metrics()::remove);
        reader.close();
        Future<Void> left = owner.<Void>call(node.vertx(), this::leave).eventually(() -> {
            owner.close();
            return Future.succeededFuture();
        });
        return Future.all(left, surveyor.stop(), localNetwork.stop()).mapEmpty();
    }

    Future<ServiceInstance> publish(Publication wanted) {
        return owner.call(node.vertx(), () -> directory.view(publisher.publish(wanted)));
    }

    Future<Void> withdraw(ServiceId service, Caller caller) {
        return owner.call(node.vertx(), () -> {
            publisher.withdraw(service, caller);
            return null;
        });
    }

    private Void leave() {
        try {
            watch.stop();
            List.of(services, nodes).forEach(channel -> {
                channel.map().detach();
                channel.own().withdrawAll();
            });
        } catch (HazelcastInstanceNotActiveException e) {
            // The member left before: that it did tells others the same.
        }
        surveyor.keepPlace();
        return null;
    }

    private void tick() {
        cloud.askIfUnknown();
        List.of(services, nodes).forEach(channel -> {
            reader.execute(channel.view()::expire);
            owner.execute(channel.own()::renewDue);
        });
    }

    private void serviceChanged(ChangeKind kind, Claim<ServiceData> claim) {
        DiscoveryContract.SERVICES_CHANGED.publish(bus, new ServiceChange(kind, directory.view(claim)));
    }

    private void nodeChanged(ChangeKind kind, Claim<NodeData> claim) {
        if (surveyor.survey().heard(kind, claim)) {
            tell(kind, claim);
        }
    }

    private void distanceChanged(NodeId peer) {
        nodes.view().get(peer.value()).ifPresent(claim -> tell(ChangeKind.UPDATED, claim));
    }

    private void tell(ChangeKind kind, Claim<NodeData> claim) {
        DiscoveryContract.NODES_CHANGED.publish(bus, new NodeChange(kind, directory.nodeView(claim)));
    }

    private void healthChanged(String id, Health health) {
        owner.execute(() -> publisher.healthChanged(id, health));
    }

    private void rejected(Reason reason) {
        Counter.builder("cloudy.registry.rejected")
                .description("Announcements that were not believed")
                .tag("reason", reason.tag())
                .register(node.metrics())
                .increment();
    }

    private <D extends Claimed> Channel<D> channel(
            String name, Class<D> kind, int perMember, Registry.Listener<D> listener) {
        Claims<D> claims = new Claims<>(kind);
        Registry<D> view = new Registry<>(claims, members, perMember, Discovery::millis, this::rejected, listener);
        Announcer<D> own = new Announcer<>(
                claims,
                () -> node.cluster().getMap(name),
                view,
                node.identity(),
                members::self,
                sequence,
                node.clock(),
                Discovery::millis);
        return new Channel<>(new SharedMap<>(node.cluster(), name, view, own, reader, owner), view, own);
    }

    private LocalNetwork localNetwork(NodeAddress address) {
        LocalNetworks networks = new LocalNetworks(node.config());
        return new LocalNetwork(
                self,
                address.text(),
                networks::cards,
                ServiceLoader.load(SystemResponder.class).findFirst(),
                new ForeignServices(
                        node.clock(),
                        node.config().microCloud(),
                        (kind, service) ->
                                DiscoveryContract.SERVICES_CHANGED.publish(bus, new ServiceChange(kind, service))));
    }

    private Meter gauge(String map, String description, Registry<?> view) {
        return Gauge.builder(map.replace("cloudy.", "cloudy.registry."), view, Registry::size)
                .description(description)
                .register(node.metrics());
    }

    /** Monotonic: a lease must not end because somebody set the clock. */
    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
