package org.cloudy.capabilities;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.discovery.Services;

/** A registry that keeps what is published across restarts of the node, as the real one does. */
final class FakeDiscovery {
    private final Map<String, Publication> published = new ConcurrentSkipListMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean refuses;

    /** What is announced now, by id. */
    Map<String, Publication> published() {
        return Map.copyOf(published);
    }

    /** Every call fails from now on, or none. */
    void refuse(boolean refuse) {
        refuses = refuse;
    }

    Future<?> serve(EventBus bus, NodeId self) {
        return Future.all(
                DiscoveryContract.PUBLISH.serve(bus, publication -> publish(self, publication)),
                DiscoveryContract.WITHDRAW.serve(bus, which -> withdraw(which.id())),
                DiscoveryContract.FIND.serve(
                        bus,
                        query -> Future.succeededFuture(new Services(published.keySet().stream()
                                .map(id -> instance(self, id))
                                .filter(service -> service.type().equals(query.type()))
                                .toList()))));
    }

    private Future<ServiceInstance> publish(NodeId self, Publication publication) {
        if (refuses) {
            return refused();
        }
        boolean known = published.values().stream()
                .anyMatch(other -> other.type().equals(publication.type()) && other.port() == publication.port());
        if (known) {
            return Future.failedFuture(Failure.of(FailureCode.CONFLICT, "published already"));
        }
        String id = self + "/" + numbers.incrementAndGet();
        published.put(id, publication);
        return Future.succeededFuture(instance(self, id));
    }

    private Future<Empty> withdraw(String id) {
        if (refuses) {
            return refused();
        }
        return published.remove(id) == null
                ? Future.failedFuture(Failure.of(FailureCode.NOT_FOUND, "no such service"))
                : Future.succeededFuture(Empty.EMPTY);
    }

    private ServiceInstance instance(NodeId self, String id) {
        Publication publication = published.get(id);
        if (publication == null) {
            throw Failure.of(FailureCode.NOT_FOUND, "no such service");
        }
        return new ServiceInstance(
                id,
                publication.type(),
                publication.name(),
                self,
                "127.0.0.1",
                publication.port(),
                "test-cloud",
                Health.PASSING,
                null,
                null,
                Instant.EPOCH,
                publication.attributes());
    }

    private static <T> Future<T> refused() {
        return Future.failedFuture(Failure.of(FailureCode.UNAVAILABLE, "the registry is down"));
    }

    /** The ports that are announced. */
    List<Integer> ports() {
        return published.values().stream().map(Publication::port).toList();
    }
}
