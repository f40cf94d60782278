package org.cloudy.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.cloudy.bus.search.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part of the index, in Lucene, on disk. It holds nothing that is not in the shared map too, so what is damaged is thrown
 * away. One thread writes; any may search.
 */
final class Index implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Index.class);
    private static final double BUFFER_MEGABYTES = 8;
    /** Half of what is usual: it is searched more often than written, and each word is looked up in every segment. */
    private static final double SEGMENTS_PER_TIER = 4;

    private static final String FORMAT = "format";
    private static final String CURRENT = "3";

    private final Analyzer analyzer;
    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private Index(Path folder, Analyzer analyzer) throws IOException {
        this.analyzer = analyzer;
        this.folder = folder;
        this.directory = FSDirectory.open(Files.createDirectories(folder));
        try {
            refuseOthers();
            this.writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(analyzer)
                            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                            .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_PER_TIER)));
            this.writer.setLiveCommitData(Map.of(FORMAT, CURRENT).entrySet());
            this.searchers = new SearcherManager(writer, null);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** What an older version of the search wrote lacks fields of this one. */
    private void refuseOthers() throws IOException {
        if (DirectoryReader.indexExists(directory)) {
            String format =
                    SegmentInfos.readLatestCommit(directory).getUserData().get(FORMAT);
            if (!CURRENT.equals(format)) {
                throw new IOException("it was written by another version of the search");
            }
        }
    }

    /** The index in a folder, as far as it is whole; an empty one otherwise. */
    static Index open(Path folder, Analyzer analyzer) throws IOException {
        try {
            return new Index(folder, analyzer);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index in {} cannot be used and is made anew", folder, e);
            delete(folder);
            return new Index(folder, analyzer);
        }
    }

    /** An empty index in place of whatever is in the folder. */
    static Index anew(Path folder, Analyzer analyzer) throws IOException {
        delete(folder);
        return new Index(folder, analyzer);
    }

    /**
     * Puts a document in, or in place of what it was; found after {@link #refresh}.
     *
     * @param text what lies in the map
     * @param digest of that
     */
    void put(Document document, int partition, String text, long digest) throws IOException {
        var fields = IndexedDocument.of(document, partition, digest, analyzer);
        fields.add(new StoredField(Fields.SOURCE, text));
        writer.updateDocument(new Term(Fields.ID, document.id()), fields);
    }

    void remove(String id) throws IOException {
        writer.deleteDocuments(new Term(Fields.ID, id));
    }

    void removePartitions(Collection<Integer> partitions) throws IOException {
        writer.deleteDocuments(partitions.stream()
                .map(partition -> new Term(Fields.PARTITION, String.valueOf(partition)))
                .toArray(Term[]::new));
    }

    /** Has searches see what was written. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Keeps on disk what was written. */
    void commit() throws IOException {
        if (writer.hasUncommittedChanges()) {
            writer.commit();
        }
    }

    /** What lay in the map of a document when it was indexed; empty if searches do not see it. */
    Optional<String> text(String id) throws IOException {
        Term term = new Term(Fields.ID, id);
        return search(searcher -> {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
                var live = leaf.reader().getLiveDocs();
                while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if (live == null || live.get(postings.docID())) {
                        return Optional.ofNullable(leaf.reader()
                                .storedFields()
                                .document(postings.docID(), Set.of(Fields.SOURCE))
                                .get(Fields.SOURCE));
                    }
                }
            }
            return Optional.empty();
        });
    }

    /** The documents of a partition that searches see, each with its digest. */
    Map<String, Long> digests(int partition) throws IOException {
        return digests(new Term(Fields.PARTITION, String.valueOf(partition)));
    }

    /** The digest of a document, if searches see it. */
    Map<String, Long> digest(String id) throws IOException {
        return digests(new Term(Fields.ID, id));
    }

    private Map<String, Long> digests(Term term) throws IOException {
        return search(searcher -> {
            Map<String, Long> found = new HashMap<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
                SortedDocValues ids = DocValues.getSorted(leaf.reader(), Fields.ID);
                var digests = DocValues.getNumeric(leaf.reader(), Fields.DIGEST);
                var live = leaf.reader().getLiveDocs();
                while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    int doc = postings.docID();
                    if ((live == null || live.get(doc)) && ids.advanceExact(doc) && digests.advanceExact(doc)) {
                        found.put(ids.lookupOrd(ids.ordValue()).utf8ToString(), digests.longValue());
                    }
                }
            }
            return found;
        });
    }

    @FunctionalInterface
    interface Work<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    /** Searches what is there now. */
    <T> T search(Work<T> work) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return work.with(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** What it takes on disk. */
    long bytes() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Keeps all on disk; what can't be kept is made anew at the next start. */
    @Override
    public void close() {
        for (AutoCloseable part : List.of(searchers, writer, directory)) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("The index in {} could not be closed in order", folder, e);
            }
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
