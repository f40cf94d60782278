package org.cloudy.platform.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.cloudy.bus.Wire;

/**
 * Documents of one kind in the node store: records, kept as JSON under a key. Methods block, and fail as those of {@link NodeStore} do.
 */
public final class Documents<T> {
    private final NodeStore store;
    private final String collection;
    private final Class<T> type;

    Documents(NodeStore store, String collection, Class<T> type) {
        this.store = store;
        this.collection = collection;
        this.type = type;
    }

    /** Writes a document, over an older one if there is one. */
    public void put(String key, T document) {
        String json = write(document);
        store.transaction(handle -> handle.execute(
                "INSERT INTO document (collection, key, json) VALUES (?, ?, ?)"
                        + " ON CONFLICT (collection, key) DO UPDATE SET json = excluded.json",
                collection,
                key,
                json));
    }

    /** Writes several documents, over older ones where there are some; all of them or none. */
    public void putAll(Map<String, T> documents) {
        store.atomically(() -> documents.forEach(this::put));
    }

    /** Writes a document unless the key is taken; tells whether it did. */
    public boolean putIfAbsent(String key, T document) {
        String json = write(document);
        return store.transaction(handle -> handle.execute(
                        "INSERT INTO document (collection, key, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        collection,
                        key,
                        json))
                == 1;
    }

    public Optional<T> get(String key) {
        return store.read(handle -> handle.createQuery("SELECT json FROM document WHERE collection = ? AND key = ?")
                        .bind(0, collection)
                        .bind(1, key)
                        .mapTo(String.class)
                        .findOne())
                .map(this::read);
    }

    /** All documents by key, in the order of their keys. */
    public Map<String, T> all() {
        Map<String, T> all = new LinkedHashMap<>();
        forEach(all::put);
        return all;
    }

    /** Shows all documents by key, one after the other: for such as have no room in memory all together. */
    public void forEach(BiConsumer<String, T> taker) {
        store.read(handle -> {
            handle.createQuery("SELECT key, json FROM document WHERE collection = ? ORDER BY key")
                    .bind(0, collection)
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .useStream(rows -> rows.forEach(row -> taker.accept(row.getKey(), read(row.getValue()))));
            return handle;
        });
    }

    /** Removes a document; tells whether there was one. */
    public boolean remove(String key) {
        return store.transaction(handle ->
                        handle.execute("DELETE FROM document WHERE collection = ? AND key = ?", collection, key))
                == 1;
    }

    private String write(T document) {
        try {
            return Wire.mapper().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON can be made of a " + type.getSimpleName(), e);
        }
    }

    private T read(String json) {
        try {
            return Wire.mapper().readValue(json, type);
        } catch (JsonMappingException e) {
            throw new IllegalStateException("the node store holds a " + type.getSimpleName() + " of another form", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the node store holds broken JSON in " + collection, e);
        }
    }
}
