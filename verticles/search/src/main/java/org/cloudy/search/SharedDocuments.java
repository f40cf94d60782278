package org.cloudy.search;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.query.Predicates;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
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
import org.jspecify.annotations.Nullable;

/**
 * The texts that lie in the shared map, on the disks of those who have them; {@link Deposit} tells which of them is a document. Anybody may put there what can't be read: that
 * is left out, and hides nothing else. Methods block.
 */
final class SharedDocuments {
    static final String MAP = SpilledMaps.PREFIX + "documents";
    static final long LEASE_SECONDS = 3_600;

    private final Supplier<IMap<Object, Object>> map;

    SharedDocuments(Supplier<IMap<Object, Object>> map) {
        this.map = map;
    }

    /**
     * All of a partition, by id.
     *
     * @param key any that is in it
     */
    Map<String, String> partition(String key) {
        Map<String, String> entries = new HashMap<>();
        try {
            map.get()
                    .executeOnEntries(SpilledMaps.read(), Predicates.partitionPredicate(key, Predicates.alwaysTrue()))
                    .forEach((id, packed) -> add(entries, id, packed));
            return entries;
        } catch (HazelcastSerializationException e) {
            return oneByOne(map.get().keySet(Predicates.partitionPredicate(key, Predicates.alwaysTrue())));
        }
    }

    /** Those that are there, by id. */
    Map<String, String> read(Collection<String> ids) {
        try {
            Map<String, String> found = new HashMap<>();
            map.get()
                    .executeOnKeys(Set.copyOf(ids), SpilledMaps.read())
                    .forEach((id, packed) -> add(found, id, packed));
            return found;
        } catch (HazelcastSerializationException e) {
            return oneByOne(ids);
        }
    }

    /**
     * One as it is now; empty if it is not there, or can't be read.
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

    private Map<String, String> oneByOne(Collection<?> ids) {
        Map<String, String> found = new HashMap<>();
        for (Object id : ids) {
            try {
                add(found, id, map.get().executeOnKey(id, SpilledMaps.read()));
            } catch (HazelcastSerializationException e) {
                // Nobody's document.
            }
        }
        return found;
    }

    private static void add(Map<String, String> texts, Object id, byte @Nullable [] packed) {
        Packing.unpack(packed).ifPresent(text -> texts.put(String.valueOf(id), text));
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
        return map.get().keySet(Predicates.like("__key", node + "/%")).stream()
                .map(String::valueOf)
                .toList();
    }
}
