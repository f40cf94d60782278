package org.cloudy.microcloud;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryMergedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.cloudy.platform.MapEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every member know all statements: each puts what it knows into a map that all share and takes what it does not know from
 * there, at every change and after islands met. Losing the map loses nothing, for every member puts its own back; garbage in it is
 * overwritten. Methods block.
 */
final class Replication implements MembershipListener {
    private static final Logger LOG = LoggerFactory.getLogger(Replication.class);
    private static final String MAP = "cloudy.membership";
    private static final int MOST = 20_000;

    private final HazelcastInstance cluster;
    private final Ledger ledger;
    private final Consumer<Runnable> later;
    private final Runnable learned;
    private final UUID members;
    private final MapEvents events;

    /**
     * @param later runs what blocks, one after the other
     * @param learned called, there, after something came that was not known
     */
    Replication(HazelcastInstance cluster, Ledger ledger, Consumer<Runnable> later, Runnable learned) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.later = later;
        this.learned = learned;
        this.events = new MapEvents(cluster, MAP, new Listener(), true, later, this::reconcile);
        this.members = cluster.getCluster().addMembershipListener(this);
    }

    /** Has the others know it. */
    void spread(Evidence evidence) {
        map().set(evidence.id(), evidence.text());
    }

    /** Puts what is missing there, and takes what is missing here. */
    void reconcile() {
        IMap<Object, Object> map = map();
        Map<String, String> own = ledger.texts();
        own.forEach((id, text) -> {
            if (!text.equals(get(map, id))) {
                map.set(id, text);
            }
        });
        List<String> foreign = map.keySet().stream()
                .limit(MOST)
                .filter(key -> !own.containsKey(String.valueOf(key)))
                .map(key -> String.valueOf(get(map, key)))
                .toList();
        learn(foreign);
    }

    void stop() {
        cluster.getCluster().removeMembershipListener(members);
        events.close();
    }

    @Override
    public void memberAdded(MembershipEvent event) {
        later.accept(this::reconcile);
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        // What it knew the others know.
    }

    private final class Listener
            implements EntryAddedListener<Object, Object>,
                    EntryUpdatedListener<Object, Object>,
                    EntryMergedListener<Object, Object> {
        @Override
        public void entryAdded(EntryEvent<Object, Object> event) {
            came(event);
        }

        @Override
        public void entryUpdated(EntryEvent<Object, Object> event) {
            came(event);
        }

        @Override
        public void entryMerged(EntryEvent<Object, Object> event) {
            came(event);
        }

        private void came(EntryEvent<Object, Object> event) {
            later.accept(() -> {
                try {
                    learn(List.of(String.valueOf(event.getValue())));
                } catch (HazelcastSerializationException e) {
                    LOG.debug("A member put something in {} that cannot be read", MAP, e);
                }
            });
        }
    }

    private void learn(List<String> texts) {
        if (ledger.learn(texts)) {
            learned.run();
        }
    }

    private static Object get(IMap<Object, Object> map, Object key) {
        try {
            Object value = map.get(key);
            return value == null ? "" : value;
        } catch (HazelcastSerializationException e) {
            return "";
        }
    }

    private IMap<Object, Object> map() {
        return cluster.getMap(MAP);
    }
}
