package org.cloudy.search;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.spill.SpilledBytes;
import org.cloudy.platform.spill.SpilledMaps;

/**
 * The texts that lie in the shared map, on the disks of those who have them; {@link Deposit} tells which of them is a document. Anybody
 * may put there what can't be read: that is left out, and hides nothing else. Methods block.
 */
final class SharedDocuments {
    static final String MAP = SpilledMaps.PREFIX + "documents";
    static final long LEASE_SECONDS = 3_600;
    /** Packed: some times as many when they are unpacked and read. */
    private static final long MOST_BYTES = 1 << 20;

    private final Supplier<IMap<Object, Object>> map;

    SharedDocuments(Supplier<IMap<Object, Object>> map) {
        this.map = map;
    }

    /** Takes a text that was read. */
    @FunctionalInterface
    interface Reader {
        void take(String id, String text) throws IOException;
    }

    /**
     * Reads all of a partition.
     *
     * @param key any that is in it
     */
    void partition(String key, Reader reader) throws IOException {
        read(ids(Predicates.partitionPredicate(key, Predicates.alwaysTrue())), reader);
    }

    /** Reads those that are there; as many at once as have room in a small node's memory. */
    void read(Collection<String> ids, Reader reader) throws IOException {
        List<Object> some = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<Object, Integer> each :
                map.get().executeOnKeys(Set.copyOf(ids), SpilledMaps.lengths()).entrySet()) {
            if (bytes > 0 && bytes + each.getValue() > MOST_BYTES) {
                readAtOnce(some, reader);
                some.clear();
                bytes = 0;
            }
            some.add(each.getKey());
            bytes += each.getValue();
        }
        readAtOnce(some, reader);
    }

    private void readAtOnce(List<Object> ids, Reader reader) throws IOException {
        for (Map.Entry<Object, byte[]> each :
                map.get().executeOnKeys(Set.copyOf(ids), SpilledMaps.read()).entrySet()) {
            Optional<String> text = Packing.unpack(each.getValue());
            if (text.isPresent()) {
                reader.take(String.valueOf(each.getKey()), text.get());
            }
        }
    }

    /** One as it is now; empty if it is not there, or can't be read. */
    Optional<String> read(String id) {
        return Packing.unpack(map.get().executeOnKey(id, SpilledMaps.read()));
    }

    /**
     * The same.
     *
     * @throws TimeoutException if the node that holds it does not say in time
     */
    Optional<String> read(String id, Duration patience) throws InterruptedException, TimeoutException {
        try {
            return Packing.unpack(map.get()
                    .submitToKey(id, SpilledMaps.read())
                    .toCompletableFuture()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    /** Puts texts there, all at once, each until its lease ends. */
    void put(Map<String, String> textById) {
        textById.entrySet().stream()
                .map(each -> map.get()
                        .setAsync(each.getKey(), value(each.getValue()), LEASE_SECONDS, TimeUnit.SECONDS)
                        .toCompletableFuture())
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** A text as it lies in the map. */
    static SpilledBytes value(String text) {
        return SpilledBytes.of(Packing.pack(text));
    }

    /** Begins the lease of a text anew; false if nothing is there. */
    boolean renew(String id) {
        return map.get().setTtl(id, LEASE_SECONDS, TimeUnit.SECONDS);
    }

    /** Takes away whatever is there. */
    void remove(String id) {
        map.get().delete(id);
    }

    /** Whether anything is there, if only what can't be read. */
    boolean has(String id) {
        return map.get().containsKey(id);
    }

    /** The ids of a node's documents, and of whatever is there in its name. */
    List<String> idsOf(NodeId node) {
        try {
            return ids(Predicates.like("__key", node + "/%"));
        } catch (HazelcastSerializationException e) {
            // Somewhere is a key that can't be compared: then all are brought here.
            return ids(Predicates.alwaysTrue()).stream()
                    .filter(id -> Deposit.isOf(node, id))
                    .toList();
        }
    }

    private List<String> ids(Predicate<Object, Object> which) {
        List<String> ids = new ArrayList<>();
        for (Iterator<Object> all = map.get().keySet(which).iterator(); all.hasNext(); ) {
            try {
                if (all.next() instanceof String id) {
                    ids.add(id);
                }
            } catch (HazelcastSerializationException e) {
                // Nobody's document.
            }
        }
        return ids;
    }
}
