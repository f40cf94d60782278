package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.cloudy.bus.search.DocumentLanguage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The words of a text")
class AnalysisTest {
    private static final int TEXTS = 2_000;

    private final Analyzer analyzer = Analysis.analyzer();

    @Test
    @DisplayName("are those of no other text that is read at the same time, also after one was closed twice")
    void closedTwice() throws IOException {
        TokenStream before = begun("before");
        assertThat(next(before)).isEqualTo("before");
        before.close();
        before.close();

        try (TokenStream one = begun("one two");
                TokenStream other = begun("three four")) {
            before.close();
            assertThat(List.of(next(one), next(other), next(one), next(other)))
                    .containsExactly("one", "three", "two", "four");
        }
    }

    @Test
    @DisplayName("are right while many are read by as many threads")
    void manyThreads() throws Exception {
        String english = Fields.stems(Fields.TEXT, DocumentLanguage.EN);
        List<Future<List<String>>> read = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TEXTS; i++) {
                String text = "Neighbours " + i + " café";
                String field = i % 2 == 0 ? Fields.TEXT : english;
                read.add(threads.submit(() -> Analysis.terms(text, field, analyzer)));
            }
        }
        for (int i = 0; i < TEXTS; i++) {
            assertThat(read.get(i).get())
                    .containsExactly(i % 2 == 0 ? "neighbours" : "neighbour", String.valueOf(i), "cafe");
        }
    }

    private TokenStream begun(String text) throws IOException {
        TokenStream words = analyzer.tokenStream(Fields.TEXT, text);
        words.reset();
        return words;
    }

    private static String next(TokenStream words) throws IOException {
        assertThat(words.incrementToken()).isTrue();
        return words.getAttribute(CharTermAttribute.class).toString();
    }
}
