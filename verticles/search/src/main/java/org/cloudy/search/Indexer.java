package org.cloudy.search;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.query.Predicates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.cloudy.bus.search.Document;
import org.cloudy.platform.Background;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index equal to the partitions of the shared map that this node holds. It is told what may have changed, and looks what is
 * there now: so an event that comes late, twice or out of order does no harm. Its methods may be called by any thread and never wait;
 * the work is done on one.
 */
final class Indexer {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final int AT_ONCE = 2_000;
    private static final int MOST_WAITING = 100_000;

    private final Supplier<IMap<Object, Object>> map;
    private final Partitions partitions;
    private final Coverage coverage;
    private final Path folder;
    private final Analyzer analyzer;
    private final Background worker;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    /** Partitions of which the index has documents: any, as long as nobody looked what is on disk. The worker's own. */
    private final Set<Integer> held;

    private volatile Index index;

    /** Opens what is on disk; blocks. */
    Indexer(
            Supplier<IMap<Object, Object>> map,
            Partitions partitions,
            Path folder,
            Analyzer analyzer,
            Background worker)
            throws IOException {
        this.map = map;
        this.partitions = partitions;
        this.coverage = new Coverage(partitions.count());
        this.folder = folder;
        this.analyzer = analyzer;
        this.worker = worker;
        this.held = new HashSet<>(partitions.all());
        this.index = Index.open(folder, analyzer);
    }

    /** The index as it is now. */
    Index index() {
        return index;
    }

    /** Of some partitions those that this node holds and has indexed wholly. */
    List<Integer> covered(List<Integer> wanted) {
        return wanted.stream()
                .distinct()
                .filter(partition -> coverage.has(partition) && partitions.isOwn(partition))
                .toList();
    }

    /** How often some partitions were lost: as long as that is the same, what {@link #covered} told of them stands. */
    long losses(List<Integer> some) {
        return coverage.losses(some);
    }

    /** Something happened to the document of an id. */
    void changed(String id) {
        if (changed.size() < MOST_WAITING) {
            changed.add(id);
        } else {
            coverage.loseAll();
        }
        look();
    }

    /** A partition came or went. */
    void moved(int partition) {
        coverage.lose(partition);
        look();
    }

    /** Nothing that was known need be so any more. */
    void forgetAll() {
        coverage.loseAll();
        look();
    }

    /** Looks soon what is to be done. */
    void look() {
        if (due.compareAndSet(false, true)) {
            worker.run(this::work);
        }
    }

    /** Keeps on disk what is there; soon. */
    void commit() {
        worker.run(() -> guarded(() -> index.commit()));
    }

    /** The index is damaged: a new one is made from the map. */
    void damaged(Index which, Exception cause) {
        worker.run(() -> {
            if (which == index) {
                rebuild(cause);
            }
        });
    }

    /** Keeps all on disk; blocks. The worker must have ended. */
    void close() {
        index.close();
    }

    private void work() {
        due.set(false);
        guarded(() -> {
            sweep();
            catchUp();
        });
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void guarded(Step step) {
        try {
            step.run();
        } catch (IOException | org.apache.lucene.store.AlreadyClosedException e) {
            rebuild(e);
        }
    }

    private void rebuild(Exception cause) {
        LOG.warn("The index in {} is damaged and is made anew", folder, cause);
        coverage.loseAll();
        index.close();
        try {
            index = Index.anew(folder, analyzer);
            look();
        } catch (IOException | RuntimeException e) {
            // Nothing is covered meanwhile; the next look finds it closed and tries again.
            LOG.error("No index can be made in {}; it is tried again", folder, e);
        }
    }

    /** Lets go of what is elsewhere, and takes in what came. */
    private void sweep() throws IOException {
        Set<Integer> own = new HashSet<>(partitions.own());
        List<Integer> gone = new ArrayList<>();
        List<Integer> come = new ArrayList<>();
        for (int partition : partitions.all()) {
            if (own.contains(partition)) {
                if (!coverage.has(partition)) {
                    come.add(partition);
                }
            } else if (coverage.has(partition) || held.contains(partition)) {
                coverage.lose(partition);
                gone.add(partition);
            }
        }
        if (!gone.isEmpty()) {
            index.removePartitions(gone);
            gone.forEach(held::remove);
            index.refresh();
        }
        if (!come.isEmpty()) {
            takeIn(come);
        }
    }

    private void takeIn(List<Integer> come) throws IOException {
        Map<Integer, Integer> losses = new HashMap<>();
        for (int partition : come) {
            losses.put(partition, coverage.losses(partition));
            held.add(partition);
            reconcile(partition);
        }
        index.refresh();
        losses.forEach(coverage::gain);
    }

    private void reconcile(int partition) throws IOException {
        Map<String, Long> known = index.digests(partition);
        Map<Object, Object> there = entries(partition);
        for (Map.Entry<Object, Object> entry : there.entrySet()) {
            String id = String.valueOf(entry.getKey());
            apply(id, partition, entry.getValue(), known.remove(id));
        }
        for (String id : known.keySet()) {
            index.remove(id);
        }
    }

    private void catchUp() throws IOException {
        List<String> ids = changed.stream().limit(AT_ONCE).toList();
        if (ids.isEmpty()) {
            return;
        }
        ids.forEach(changed::remove);
        try {
            for (String id : ids) {
                int partition = partitions.of(id);
                if (coverage.has(partition)) {
                    apply(id, partition, read(id), index.digest(id).get(id));
                }
            }
        } catch (RuntimeException e) {
            // The cluster could not say what is there: it is asked again with the next look.
            changed.addAll(ids);
            throw e;
        }
        index.refresh();
        if (!changed.isEmpty()) {
            look();
        }
    }

    /** Has the index say of a document what the map does. */
    private void apply(String id, int partition, @Nullable Object value, @Nullable Long known) throws IOException {
        Long digest = value instanceof String text ? Deposit.digest(text) : null;
        if (digest != null && digest.equals(known)) {
            return;
        }
        Optional<Document> document = Deposit.read(id, value);
        if (document.isPresent() && digest != null) {
            index.put(document.get(), partition, digest);
        } else {
            index.remove(id);
        }
    }

    private Map<Object, Object> entries(int partition) {
        Map<Object, Object> entries = new HashMap<>();
        try {
            map.get()
                    .entrySet(Predicates.partitionPredicate(partitions.key(partition), Predicates.alwaysTrue()))
                    .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        } catch (HazelcastSerializationException e) {
            LOG.debug(
                    "Somebody put something into partition {} that cannot be read: it is read one by one",
                    partition,
                    e);
            entries.clear();
            map.get()
                    .keySet(Predicates.partitionPredicate(partitions.key(partition), Predicates.alwaysTrue()))
                    .forEach(key -> entries.put(key, read(String.valueOf(key))));
        }
        return entries;
    }

    private @Nullable Object read(String id) {
        try {
            return map.get().get(id);
        } catch (HazelcastSerializationException e) {
            return null;
        }
    }
}
