package org.cloudy.platform;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.MapListener;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Hears what happens to a map that all members share, also after two islands became one: a merge takes a map's listeners along. The
 * listener is called on Hazelcast's threads, which must not wait. The constructor blocks, and so does {@link #close}.
 */
public final class MapEvents implements AutoCloseable {
    private final HazelcastInstance cluster;
    private final String name;
    private final MapListener listener;
    private final boolean values;
    private final Consumer<Runnable> later;
    private final Runnable again;
    private final UUID life;
    private UUID entries;

    /**
     * Begins to listen.
     *
     * @param values whether events have values, and not keys alone
     * @param later runs what blocks
     * @param again called, there, when it listens anew: what happened meanwhile nobody was told
     */
    public MapEvents(
            HazelcastInstance cluster,
            String name,
            MapListener listener,
            boolean values,
            Consumer<Runnable> later,
            Runnable again) {
        this.cluster = cluster;
        this.name = name;
        this.listener = listener;
        this.values = values;
        this.later = later;
        this.again = again;
        this.entries = listen();
        this.life = cluster.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.MERGED) {
                this.later.accept(this::listenAgain);
            }
        });
    }

    private void listenAgain() {
        synchronized (this) {
            map().removeEntryListener(entries);
            entries = listen();
        }
        again.run();
    }

    private UUID listen() {
        return map().addEntryListener(listener, values);
    }

    private IMap<Object, Object> map() {
        return cluster.getMap(name);
    }

    /** Hears no more. */
    @Override
    public synchronized void close() {
        cluster.getLifecycleService().removeLifecycleListener(life);
        map().removeEntryListener(entries);
    }
}
