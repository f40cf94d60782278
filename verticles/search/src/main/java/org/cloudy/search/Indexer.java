package org.cloudy.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import org.apache.lucene.analysis.Analyzer;
import org.cloudy.platform.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index equal to the partitions of the shared map that this node holds, its own first, then those that it keeps for others,
 * so that it can answer in their place. It is told what may have changed, and looks what is there now: so an event that comes late,
 * twice or out of order does no harm. Its methods may be called by any thread and never wait; the work is done on one.
 */
final class Indexer {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final int AT_ONCE = 2_000;
    private static final int PARTITIONS_AT_ONCE = 32;
    private static final int MOST_WAITING = 100_000;

    private final Mirror mirror;
    private final Partitions partitions;
    private final Coverage coverage;
    private final Path folder;
    private final Analyzer analyzer;
    private final Background worker;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    /** Partitions that are covered, and yet may lack what happened while their owner died, or a connection broke. */
    private final Set<Integer> doubtful = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean due = new AtomicBoolean();
    /** Partitions of which the index has documents: any, as long as nobody looked what is on disk. The worker's own. */
    private final Set<Integer> held;

    /** Whether it could be written when it was last tried. The worker's own. */
    private boolean whole = true;

    private volatile Index index;

    /** Opens what is on disk; blocks. */
    Indexer(SharedDocuments documents, Partitions partitions, Path folder, Analyzer analyzer, Background worker)
            throws IOException {
        this.mirror = new Mirror(documents);
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

    /** Of some partitions those of which this node has a copy and has indexed it wholly. */
    Coverage.Part covered(List<Integer> wanted) {
        Set<Integer> own = partitions.own();
        Set<Integer> kept = partitions.kept();
        return coverage.of(wanted.stream()
                .filter(partition -> own.contains(partition) || kept.contains(partition))
                .toList());
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

    /**
     * A partition came or went. What this node had a copy of all the time it has followed all the time, whoever was the owner; only what
     * the former owner did last it may not have heard of, if that one died: so it is gone through once more.
     */
    void moved(int partition) {
        if (partitions.own().contains(partition)) {
            doubtful.add(partition);
        } else if (!partitions.kept().contains(partition)) {
            coverage.lose(partition);
        }
        look();
    }

    /** Some partitions may lack something: they are gone through once more. */
    void doubt(List<Integer> some) {
        doubtful.addAll(some);
        look();
    }

    /** All copies of a partition are lost. */
    void lost(int partition) {
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

    /** Makes it anew, from the next look on: while the disk is full, it is tried once with each. */
    private void rebuild(Exception cause) {
        if (whole) {
            LOG.warn("The index in {} is damaged and is made anew", folder, cause);
        } else {
            LOG.debug("The index in {} is damaged still", folder, cause);
        }
        whole = false;
        coverage.loseAll();
        index.close();
        try {
            index = Index.anew(folder, analyzer);
        } catch (IOException | RuntimeException e) {
            // Nothing is covered meanwhile; the next look finds it closed and tries again.
            LOG.debug("No index can be made in {}; it is tried again", folder, e);
        }
    }

    /** Lets go of what is elsewhere, and takes in what came. */
    private void sweep() throws IOException {
        Set<Integer> own = partitions.own();
        Set<Integer> kept = partitions.kept();
        List<Integer> gone = new ArrayList<>();
        List<Integer> come = new ArrayList<>();
        List<Integer> later = new ArrayList<>();
        for (int partition : partitions.all()) {
            if (own.contains(partition)) {
                if (!coverage.has(partition) || doubtful.contains(partition)) {
                    come.add(partition);
                }
            } else if (kept.contains(partition)) {
                if (!coverage.has(partition) || doubtful.contains(partition)) {
                    later.add(partition);
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
        come.addAll(later);
        if (!come.isEmpty()) {
            takeIn(come.subList(0, Math.min(PARTITIONS_AT_ONCE, come.size())));
        }
        if (come.size() > PARTITIONS_AT_ONCE) {
            look();
        }
    }

    private void takeIn(List<Integer> come) throws IOException {
        Map<Integer, Integer> losses = new HashMap<>();
        List<Integer> doubted = come.stream().filter(doubtful::remove).toList();
        try {
            for (int partition : come) {
                losses.put(partition, coverage.losses(partition));
                held.add(partition);
                mirror.partition(index, partition, partitions.key(partition));
            }
        } catch (RuntimeException e) {
            doubtful.addAll(doubted);
            throw e;
        }
        index.refresh();
        losses.forEach(coverage::gain);
        whole = true;
    }

    private void catchUp() throws IOException {
        List<String> ids = changed.stream().limit(AT_ONCE).toList();
        if (ids.isEmpty()) {
            return;
        }
        ids.forEach(changed::remove);
        try {
            Map<String, Integer> here = new HashMap<>();
            ids.forEach(id -> here.put(id, partitions.of(id)));
            here.values().removeIf(partition -> !coverage.has(partition));
            Set<Integer> own = partitions.own();
            catchUp(here, own::contains);
            // Who owns these may be slow to say what is there.
            catchUp(here, partition -> !own.contains(partition));
        } catch (RuntimeException e) {
            // The cluster could not say what is there: it is asked again with the next look.
            changed.addAll(ids);
            throw e;
        }
        if (!changed.isEmpty()) {
            look();
        }
    }

    private void catchUp(Map<String, Integer> partitionById, IntPredicate which) throws IOException {
        Map<String, Integer> wanted = new HashMap<>(partitionById);
        wanted.values().removeIf(partition -> !which.test(partition));
        if (!wanted.isEmpty()) {
            mirror.documents(index, wanted);
            index.refresh();
        }
    }
}
