package org.cloudy.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.search.Document;
import org.jspecify.annotations.Nullable;

/** Has an index say of documents what the shared map does; those that are the same already are not touched. Methods block. */
final class Mirror {
    private final SharedDocuments documents;

    Mirror(SharedDocuments documents) {
        this.documents = documents;
    }

    /**
     * All of a partition.
     *
     * @param key any that is in it
     */
    void partition(Index index, int partition, String key) throws IOException {
        Map<String, Long> known = index.digests(partition);
        documents.partition(key, (id, text) -> apply(index, id, partition, text, known.remove(id)));
        for (String id : known.keySet()) {
            index.remove(id);
        }
    }

    /** Some, with their partitions by id. */
    void documents(Index index, Map<String, Integer> partitionById) throws IOException {
        Map<String, Integer> left = new HashMap<>(partitionById);
        documents.read(partitionById.keySet(), (id, text) -> {
            Integer partition = left.remove(id);
            if (partition != null) {
                apply(index, id, partition, text, index.digest(id).get(id));
            }
        });
        for (String id : left.keySet()) {
            index.remove(id);
        }
    }

    private static void apply(Index index, String id, int partition, String text, @Nullable Long known)
            throws IOException {
        long digest = Deposit.digest(text);
        if (known != null && known == digest) {
            return;
        }
        Optional<Document> document = Deposit.read(id, text);
        if (document.isPresent()) {
            index.put(document.get(), partition, text, digest);
        } else {
            index.remove(id);
        }
    }
}
