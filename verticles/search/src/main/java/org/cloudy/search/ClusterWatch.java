package org.cloudy.search;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.EntryListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.map.MapEvent;
import com.hazelcast.map.listener.EntryMergedListener;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.partition.MigrationListener;
import com.hazelcast.partition.MigrationState;
import com.hazelcast.partition.PartitionLostEvent;
import com.hazelcast.partition.PartitionLostListener;
import com.hazelcast.partition.ReplicaMigrationEvent;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Hears what happens to the shared map and its partitions. Called on Hazelcast's threads, which must not wait. */
final class ClusterWatch
        implements EntryListener<Object, Object>,
                EntryMergedListener<Object, Object>,
                MigrationListener,
                PartitionLostListener {
    private final HazelcastInstance cluster;
    private final Supplier<IMap<Object, Object>> map;
    private final Indexer indexer;
    private final Consumer<String> touched;
    private final Runnable merged;
    private final UUID migrations;
    private final UUID losses;
    private final UUID life;
    private UUID entries;

    /**
     * @param touched told of the id of a document to which something happened
     * @param merged called when this node is in another cluster than before
     */
    ClusterWatch(
            HazelcastInstance cluster,
            Supplier<IMap<Object, Object>> map,
            Indexer indexer,
            Consumer<String> touched,
            Runnable merged) {
        this.cluster = cluster;
        this.map = map;
        this.indexer = indexer;
        this.touched = touched;
        this.merged = merged;
        this.migrations = cluster.getPartitionService().addMigrationListener(this);
        this.losses = cluster.getPartitionService().addPartitionLostListener(this);
        this.life = cluster.getLifecycleService().addLifecycleListener(this::changed);
        this.entries = map.get().addEntryListener(this, false);
    }

    /** Listens anew: a merge takes the map's listeners along. Blocks. */
    synchronized void attach() {
        map.get().removeEntryListener(entries);
        entries = map.get().addEntryListener(this, false);
    }

    /** Hears no more; blocks. */
    synchronized void stop() {
        cluster.getPartitionService().removeMigrationListener(migrations);
        cluster.getPartitionService().removePartitionLostListener(losses);
        cluster.getLifecycleService().removeLifecycleListener(life);
        map.get().removeEntryListener(entries);
    }

    private void changed(LifecycleEvent event) {
        if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
            indexer.forgetAll();
            merged.run();
        }
    }

    @Override
    public void migrationStarted(MigrationState state) {
        // What is not here yet can't be indexed.
    }

    @Override
    public void migrationFinished(MigrationState state) {
        indexer.look();
    }

    @Override
    public void replicaMigrationCompleted(ReplicaMigrationEvent event) {
        indexer.moved(event.getPartitionId());
    }

    @Override
    public void replicaMigrationFailed(ReplicaMigrationEvent event) {
        indexer.moved(event.getPartitionId());
    }

    @Override
    public void partitionLost(PartitionLostEvent event) {
        indexer.lost(event.getPartitionId());
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
    public void entryRemoved(EntryEvent<Object, Object> event) {
        changed(event);
    }

    @Override
    public void entryEvicted(EntryEvent<Object, Object> event) {
        changed(event);
    }

    @Override
    public void entryExpired(EntryEvent<Object, Object> event) {
        changed(event);
    }

    @Override
    public void entryMerged(EntryEvent<Object, Object> event) {
        changed(event);
    }

    @Override
    public void mapCleared(MapEvent event) {
        indexer.forgetAll();
        merged.run();
    }

    @Override
    public void mapEvicted(MapEvent event) {
        indexer.forgetAll();
        merged.run();
    }

    private void changed(EntryEvent<Object, Object> event) {
        try {
            if (event.getKey() instanceof String id) {
                indexer.changed(id);
                touched.accept(id);
            }
        } catch (HazelcastSerializationException e) {
            // A key that can't be read is nobody's document.
        }
    }
}
