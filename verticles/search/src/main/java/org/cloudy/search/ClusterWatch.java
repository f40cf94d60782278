package org.cloudy.search;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.EntryListener;
import com.hazelcast.core.HazelcastInstance;
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
import org.cloudy.platform.MapEvents;

/** Hears what happens to the shared map and its partitions. Called on Hazelcast's threads, which must not wait. */
final class ClusterWatch
        implements EntryListener<Object, Object>,
                EntryMergedListener<Object, Object>,
                MigrationListener,
                PartitionLostListener {
    private final HazelcastInstance cluster;
    private final Indexer indexer;
    private final Consumer<String> touched;
    private final Consumer<Runnable> later;
    private final Runnable renew;
    private final UUID migrations;
    private final UUID losses;
    private final MapEvents entries;

    /**
     * @param touched told of the id of a document to which something happened
     * @param later runs what blocks
     * @param renew called, there, when what this node publishes may not be there any more
     */
    ClusterWatch(
            HazelcastInstance cluster,
            String map,
            Indexer indexer,
            Consumer<String> touched,
            Consumer<Runnable> later,
            Runnable renew) {
        this.cluster = cluster;
        this.indexer = indexer;
        this.touched = touched;
        this.later = later;
        this.renew = renew;
        this.migrations = cluster.getPartitionService().addMigrationListener(this);
        this.losses = cluster.getPartitionService().addPartitionLostListener(this);
        this.entries = new MapEvents(cluster, map, this, false, this::elsewhere, this::emptied);
    }

    /** Hears no more; blocks. */
    void stop() {
        cluster.getPartitionService().removeMigrationListener(migrations);
        cluster.getPartitionService().removePartitionLostListener(losses);
        entries.close();
    }

    /** This node is in another cluster than before: nothing that was known need be so, at once and when it listens again. */
    private void elsewhere(Runnable listen) {
        indexer.forgetAll();
        later.accept(listen);
    }

    private void emptied() {
        indexer.forgetAll();
        later.accept(renew);
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
        emptied();
    }

    @Override
    public void mapEvicted(MapEvent event) {
        emptied();
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
