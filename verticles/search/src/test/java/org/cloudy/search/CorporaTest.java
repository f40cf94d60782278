package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("States of an index that many others ask for")
class CorporaTest {
    private static final int ASKERS = 100;

    private final AtomicLong nanos = new AtomicLong();
    private final Corpora corpora = new Corpora(nanos::get);
    private IndexWriter writer;
    private DirectoryReader reader;

    @BeforeEach
    void index() throws IOException {
        writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig());
        add(1);
        reader = DirectoryReader.open(writer);
    }

    @AfterEach
    void close() throws IOException {
        corpora.close();
        reader.close();
        writer.close();
    }

    private void add(int partition) throws IOException {
        Document document = new Document();
        document.add(new NumericDocValuesField(Fields.PARTITION, partition));
        writer.addDocument(document);
    }

    private long version(List<Integer> partitions, long losses) throws IOException {
        try (Corpora.Loan loan = corpora.of(reader, partitions, losses)) {
            assertThat(loan.corpus().partitions()).isEqualTo(partitions);
            return loan.corpus().version();
        }
    }

    private List<Long> askedByAll() throws IOException {
        List<Long> versions = new ArrayList<>();
        for (int asker = 0; asker < ASKERS; asker++) {
            versions.add(version(List.of(asker, ASKERS), 0));
        }
        return versions;
    }

    @Test
    @DisplayName("have one version each, also when so many others were asked for that they were closed meanwhile")
    void versions() throws IOException {
        List<Long> before = askedByAll();
        assertThat(before).doesNotHaveDuplicates();
        assertThat(askedByAll()).isEqualTo(before);
    }

    @Test
    @DisplayName("have another version when partitions were lost meanwhile, and when documents came in")
    void changed() throws IOException {
        long before = version(List.of(1), 0);
        assertThat(version(List.of(1), 1)).isNotEqualTo(before);
        add(1);
        DirectoryReader old = reader;
        reader = DirectoryReader.openIfChanged(old, writer);
        assertThat(version(List.of(1), 0)).isNotEqualTo(before);
        old.close();
    }

    @Test
    @DisplayName("are there a moment later, as long as not too many others are asked for, and closed in the end")
    void open() throws IOException {
        long version = version(List.of(1), 0);
        try (Corpora.Loan again = corpora.of(version, List.of(1)).orElseThrow()) {
            assertThat(again.corpus().documents()).isEqualTo(1);
        }
        assertThat(corpora.of(version, List.of(2))).isEmpty();
        askedByAll();
        assertThat(corpora.of(version, List.of(1))).isEmpty();
        corpora.close();
        assertThat(reader.getRefCount()).isEqualTo(1);
    }

    @Test
    @DisplayName("are closed when no query comes back to them, and the newest never")
    void old() throws IOException {
        long version = version(List.of(1), 0);
        add(1);
        try (DirectoryReader old = reader) {
            reader = DirectoryReader.openIfChanged(old, writer);
            version(List.of(1), 0);
            assertThat(corpora.forgetOld(reader)).isZero();
            corpora.of(version, List.of(1)).orElseThrow().close();

            nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
            assertThat(corpora.forgetOld(reader)).isEqualTo(1);
            assertThat(corpora.of(version, List.of(1))).isEmpty();
            assertThat(old.getRefCount()).isEqualTo(1);
            assertThat(reader.getRefCount()).as("the newest stays").isEqualTo(2);
        }
    }
}
