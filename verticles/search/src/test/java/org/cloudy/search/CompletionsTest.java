package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.cloudy.bus.search.CompletionQuery;
import org.cloudy.bus.search.PartialCompletions;
import org.cloudy.bus.search.PartialCompletions.Completion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How what somebody types may go on")
class CompletionsTest {
    private static final String TEXT = "Where we meet.";

    private Analyzer analyzer;
    private IndexReader reader;

    @BeforeEach
    void index() throws IOException {
        try (Segments segments = new Segments()) {
            analyzer = segments.analyzer();
            segments.put("a", 0, "Café Central", TEXT);
            segments.put("b", 1, "Café Central", TEXT);
            segments.put("c", 0, "Central home of Centrals", TEXT);
            segments.next();
            segments.put("d", 0, "Café Central", TEXT);
            segments.put("e", 2, "Centre elsewhere", TEXT);
            segments.put("f", 0, "Centre that was withdrawn", TEXT);
            segments.next();
            segments.delete("f");
            reader = segments.read();
        }
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
    }

    private PartialCompletions find(String typed) throws IOException {
        List<Integer> partitions = List.of(0, 1);
        return Completions.find(
                new Corpus(reader, partitions, 1), new CompletionQuery(partitions, typed, Completions.MOST), analyzer);
    }

    @Test
    @DisplayName(
            "by titles as they are written, of each the documents in these partitions, once though two words begin so")
    void titles() throws IOException {
        assertThat(find("centr").titles())
                .containsExactly(new Completion("Café Central", 3), new Completion("Central home of Centrals", 1));
        assertThat(find("cafe c").titles()).containsExactly(new Completion("Café Central", 3));
        assertThat(find("central ").titles()).containsExactly(new Completion("Central home of Centrals", 1));
        assertThat(find("café x").titles()).isEmpty();
    }

    @Test
    @DisplayName("by words as they are written, but for capitals")
    void words() throws IOException {
        assertThat(find("caf").words()).containsExactly(new Completion("café", 3));
        assertThat(find("centr").words()).containsExactly(new Completion("central", 4), new Completion("centrals", 1));
        assertThat(find("caf ").words()).isEmpty();
    }
}
