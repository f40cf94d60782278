package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudy.bus.Call;
import org.cloudy.bus.NodeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ways to other nodes")
class WaysTest {
    private static final NodeId SELF = new NodeId("aaaaaaaaaaaaaaaa");
    private static final NodeId OTHER = new NodeId("bbbbbbbbbbbbbbbb");

    private final Vertx vertx = Vertx.vertx();
    private final EventBus bus = vertx.eventBus();
    private final Set<NodeId> nodes = ConcurrentHashMap.newKeySet();
    private final List<String> looked = new CopyOnWriteArrayList<>();
    private final Ways ways = new Ways(SELF, bus, () -> nodes);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private static <Q extends Record, R extends Record> void serve(EventBus bus, Call<Q, R> call) {
        call.serve(bus, OTHER, (caller, asked) -> Future.failedFuture("nobody really asks"))
                .await();
    }

    private List<String> look() {
        looked.clear();
        ways.look();
        return looked;
    }

    @Test
    @DisplayName("are looked for until all are found, and anew when a node came back; never one's own")
    void found() {
        List<String> all =
                Ways.CALLS.stream().map(call -> call.addressAt(OTHER)).toList();
        bus.addOutboundInterceptor(delivery -> {
            String address = delivery.message().address();
            if (address.startsWith("cloudy.")) {
                looked.add(address);
            }
            delivery.next();
        });
        nodes.addAll(List.of(SELF, OTHER));
        Ways.CALLS.subList(1, Ways.CALLS.size()).forEach(call -> serve(bus, call));

        assertThat(look()).containsExactlyElementsOf(all);
        await().untilAsserted(() -> assertThat(look()).containsExactlyElementsOf(all));
        serve(bus, Ways.CALLS.getFirst());
        await().untilAsserted(() -> assertThat(look()).isEmpty());

        nodes.remove(OTHER);
        assertThat(look()).isEmpty();
        nodes.add(OTHER);
        assertThat(look()).containsExactlyElementsOf(all);
    }
}
