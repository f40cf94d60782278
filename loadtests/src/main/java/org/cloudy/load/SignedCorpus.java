package org.cloudy.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Wire;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.search.SignedDocument;

/**
 * The corpus as its owner signed it and the queries, in two files: so that who is measured need not make them, and its memory is its own.
 *
 * @param folder where they are
 */
record SignedCorpus(Path folder) {
    private static final int BATCH = 500;

    /** Takes a batch of documents by id, packed. */
    @FunctionalInterface
    interface Taker {
        void take(Map<String, byte[]> documents) throws IOException;
    }

    /** Signs so many documents. */
    static SignedCorpus write(Path folder, int most) throws IOException {
        SignedCorpus signed = new SignedCorpus(folder);
        CorpusOfDebian corpus = CorpusOfDebian.read(most);
        NodeIdentity owner = NodeIdentity.fresh();
        List<Document> documents = corpus.documents(owner);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(signed.documents())))) {
            for (int from = 0; from < documents.size(); from += BATCH) {
                List<Document> batch = documents.subList(from, Math.min(documents.size(), from + BATCH));
                List<byte[]> packed = batch.parallelStream()
                        .map(document -> SignedDocument.packed(owner, document))
                        .toList();
                for (int i = 0; i < batch.size(); i++) {
                    out.writeUTF(batch.get(i).id());
                    out.writeInt(packed.get(i).length);
                    out.write(packed.get(i));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        for (SearchQuery query : corpus.queries()) {
            lines.add(Wire.mapper().writeValueAsString(query));
        }
        Files.write(signed.asked(), lines);
        return signed;
    }

    List<SearchQuery> queries() throws IOException {
        List<SearchQuery> queries = new ArrayList<>();
        for (String line : Files.readAllLines(asked())) {
            queries.add(Wire.mapper().readValue(line, SearchQuery.class));
        }
        return queries;
    }

    /** Reads all documents, many at once. */
    void read(Taker taker) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(documents())))) {
            for (Map<String, byte[]> batch = batch(in); !batch.isEmpty(); batch = batch(in)) {
                taker.take(batch);
            }
        }
    }

    private static Map<String, byte[]> batch(DataInputStream in) throws IOException {
        Map<String, byte[]> batch = new HashMap<>();
        try {
            while (batch.size() < BATCH) {
                String id = in.readUTF();
                batch.put(id, in.readNBytes(in.readInt()));
            }
        } catch (EOFException e) {
            // These were the last.
        }
        return batch;
    }

    private Path documents() {
        return folder.resolve("documents");
    }

    private Path asked() {
        return folder.resolve("queries");
    }
}
