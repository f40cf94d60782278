package org.cloudy.discovery;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.EntryListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.MapEvent;
import com.hazelcast.map.listener.EntryMergedListener;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shared map of announcements. Its events come on Hazelcast's threads, which must not wait: they are handed to the reader,
 * which verifies, and to the owner, which puts back what somebody else touched. Anybody in the cluster can put anything here.
 */
final class SharedMap<D extends Claimed> implements EntryListener<Object, Object>, EntryMergedListener<Object, Object> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedMap.class);

    private final HazelcastInstance cluster;
    private final String name;
    private final Registry<D> view;
    private final Announcer<D> own;
    private final SerialExecutor reader;
    private final SerialExecutor owner;
    private Optional<UUID> registration = Optional.empty();

    SharedMap(
            HazelcastInstance cluster,
            String name,
            Registry<D> view,
            Announcer<D> own,
            SerialExecutor reader,
            SerialExecutor owner) {
        this.cluster = cluster;
        this.name = name;
        this.view = view;
        this.own = own;
        this.reader = reader;
        this.owner = owner;
    }

    String name() {
        return name;
    }

    /** Listens from now on, and reads what is there; blocks. */
    synchronized void attach() {
        detach();
        registration = Optional.of(map().addEntryListener(this, true));
        read();
    }

    /** Listens no more; blocks. */
    synchronized void detach() {
        registration.ifPresent(map()::removeEntryListener);
        registration = Optional.empty();
    }

    /** Reads all that is there; blocks. */
    void read() {
        try {
            for (Object key : map().keySet()) {
                offer(key, () -> map().get(key));
            }
        } catch (HazelcastSerializationException e) {
            LOG.warn("{} holds a key that cannot be read: what is there is seen when it is renewed", name, e);
        }
    }

    /** Removes what members that left had put here, unless somebody put something else in its place; blocks. */
    void tidy(Map<String, String> left) {
        left.forEach((key, text) -> map().remove(key, text));
    }

    @Override
    public void entryAdded(EntryEvent<Object, Object> event) {
        changed(event);
    }

    @Override
    public void entryUpdated(EntryEvent<Object, Object> event) {
        changed(event);
    }

    @Override
    public void entryMerged(EntryEvent<Object, Object> event) {
        changed(event);
    }

    @Override
    public void entryRemoved(EntryEvent<Object, Object> event) {
        went(event);
    }

    @Override
    public void entryEvicted(EntryEvent<Object, Object> event) {
        went(event);
    }

    @Override
    public void entryExpired(EntryEvent<Object, Object> event) {
        went(event);
    }

    @Override
    public void mapCleared(MapEvent event) {
        owner.execute(own::renewAll);
    }

    @Override
    public void mapEvicted(MapEvent event) {
        owner.execute(own::renewAll);
    }

    private void changed(EntryEvent<Object, Object> event) {
        reader.execute(() -> {
            String key = offer(event.getKey(), event::getValue);
            guard(key, readable(event::getValue));
        });
    }

    private void went(EntryEvent<Object, Object> event) {
        reader.execute(() -> {
            String key = String.valueOf(event.getKey());
            Object old = readable(event::getOldValue);
            if (old != null) {
                view.remove(key, old);
            }
            guard(key, null);
        });
    }

    private String offer(Object key, Supplier<Object> value) {
        String text = String.valueOf(key);
        Object there = readable(value);
        if (there != null) {
            view.offer(text, there);
        }
        return text;
    }

    private void guard(String key, @Nullable Object seen) {
        if (own.isOurs(key)) {
            owner.execute(() -> own.guard(key, seen));
        }
    }

    private static @Nullable Object readable(Supplier<Object> value) {
        try {
            return value.get();
        } catch (HazelcastSerializationException e) {
            return e;
        }
    }

    private IMap<Object, Object> map() {
        return cluster.getMap(name);
    }
}
