package org.cloudy.search;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.query.Predicates;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What lies in the shared map, as it is; {@link Deposit} tells what of it is a document. Anybody may put there what can't be read: that
 * is left out, and hides nothing else. Methods block.
 */
final class SharedDocuments {
    private final Supplier<IMap<Object, Object>> map;

    SharedDocuments(Supplier<IMap<Object, Object>> map) {
        this.map = map;
    }

    /**
     * All of a partition, by id.
     *
     * @param key any that is in it
     */
    Map<String, Object> partition(String key) {
        Map<String, Object> entries = new HashMap<>();
        try {
            map.get()
                    .entrySet(Predicates.partitionPredicate(key, Predicates.alwaysTrue()))
                    .forEach(entry -> entries.put(String.valueOf(entry.getKey()), entry.getValue()));
            return entries;
        } catch (HazelcastSerializationException e) {
            return oneByOne(map.get().keySet(Predicates.partitionPredicate(key, Predicates.alwaysTrue())));
        }
    }

    /** Those that are there, by id. */
    Map<String, Object> read(Collection<String> ids) {
        try {
            Map<String, Object> found = new HashMap<>();
            map.get().getAll(Set.copyOf(ids)).forEach((id, value) -> found.put(String.valueOf(id), value));
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
    Optional<Object> read(String id, Duration patience) throws InterruptedException, TimeoutException {
        try {
            return Optional.ofNullable(
                    map.get().getAsync(id).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    private Map<String, Object> oneByOne(Collection<?> ids) {
        Map<String, Object> found = new HashMap<>();
        for (Object id : ids) {
            try {
                Object value = map.get().get(id);
                if (value != null) {
                    found.put(String.valueOf(id), value);
                }
            } catch (HazelcastSerializationException e) {
                // Nobody's document.
            }
        }
        return found;
    }
}
