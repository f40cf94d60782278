package org.cloudy.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.notices.Notice;
import org.cloudy.bus.notices.NoticesContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The memory of the node itself")
class HeapCheckTest {
    private static final long MAX = 100 << 20;

    private final AtomicLong used = new AtomicLong();
    private final HeapCheck check = new HeapCheck(() -> new MemoryUsage(0, used.get(), MAX, MAX));
    private final Vertx vertx = Vertx.vertx();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private CheckResult withPercent(int percent) {
        used.set(percent * MAX / 100);
        return check.diagnose().getFirst();
    }

    @Test
    @DisplayName("is well while there is enough; little is a warning, hardly any critical, with what helps")
    void found() {
        assertThat(withPercent(0).health()).isEqualTo(Health.PASSING);
        assertThat(withPercent(79).health()).isEqualTo(Health.PASSING);
        assertThat(withPercent(85).health()).isEqualTo(Health.WARNING);
        assertThat(withPercent(95)).satisfies(result -> {
            assertThat(result.health()).isEqualTo(Health.CRITICAL);
            assertThat(result.message().in("en")).contains("95 of 100 MB", "-Xmx");
        });
    }

    @Test
    @DisplayName("is told of this JVM")
    void here() {
        MemoryUsage usage = HeapCheck.ofThisNode().collected().get();

        assertThat(usage.getMax()).isBetween(1L << 20, Runtime.getRuntime().maxMemory());
        assertThat(usage.getUsed()).isBetween(0L, usage.getMax());
    }

    @Test
    @DisplayName("is called attention to while there is little, and no longer")
    void notice() {
        EventBus bus = vertx.eventBus();
        NoticesContract.RAISE
                .serve(bus, notice -> {
                    told.add(notice.severity() + " " + notice.id());
                    return Future.succeededFuture(
                            new Notice(notice.id(), notice.severity(), notice.text(), notice.page(), Instant.EPOCH));
                })
                .await();
        NoticesContract.CLEAR
                .serve(bus, which -> {
                    told.add("over " + which.id());
                    return Future.succeededFuture(Empty.EMPTY);
                })
                .await();
        HeapWatch watch = new HeapWatch(check, bus);
        for (int percent : List.of(85, 95, 50)) {
            withPercent(percent);
            watch.look().await();
        }

        assertThat(told).containsExactly("WARNING upkeep:heap", "CRITICAL upkeep:heap", "over upkeep:heap");
    }
}
