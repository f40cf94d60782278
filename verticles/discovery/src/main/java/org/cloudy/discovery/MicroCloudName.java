package org.cloudy.discovery;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cloudy.bus.Empty;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.platform.NodeConfig;
import org.jspecify.annotations.Nullable;

/** What people call this node's micro cloud. Its members announce its id, which stays when it is renamed. */
final class MicroCloudName {
    private final EventBus bus;
    private final NodeConfig config;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable String name;

    MicroCloudName(EventBus bus, NodeConfig config) {
        this.bus = bus;
        this.config = config;
    }

    /** Hears of changes; ready when registered. */
    Future<Void> follow() {
        return MicroCloudContract.CHANGED.subscribe(bus, this::learn).mapEmpty();
    }

    /** Asks, if it is not known: who can tell may start later than this. */
    void askIfUnknown() {
        if (config.isAttached() && name == null && asking.compareAndSet(false, true)) {
            MicroCloudContract.GET
                    .send(bus, Empty.EMPTY)
                    .onSuccess(this::learn)
                    .onComplete(answered -> asking.set(false));
        }
    }

    /** The name of an announced micro cloud, as far as it is known. */
    String of(String announced) {
        String known = name;
        return known != null && announced.equals(config.microCloud()) ? known : announced;
    }

    private void learn(MicroCloud cloud) {
        if (cloud.appearance() != null && config.microCloud().equals(cloud.id())) {
            name = cloud.appearance().name();
        }
    }
}
