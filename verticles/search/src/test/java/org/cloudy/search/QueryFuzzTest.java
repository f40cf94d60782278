package org.cloudy.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher.TooManyClauses;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.SearchQuery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever somebody types into the search box")
class QueryFuzzTest {
    private static final double ROUNDING = 1e-4;
    private static final Halves HALVES = Halves.of(80);

    static Stream<byte[]> queries() {
        return Stream.of(
                        "+house -xarxa \"the book\"~3 librs~1",
                        "title:casa^2 OR text:(red AND NOT l'aigua)",
                        "hous* h?use house~2 /ho.s[a-f]+/ [a TO c} kind:film",
                        "kind:page language:ca attribute.place:\"north\" published:[2026-01-01 TO *]",
                        "((a && b) || !c) \\(d\\) http://example.org/?q=1 *:* *x",
                        "canción col·legi 日本 \uD83C\uDFE0 C++ 3.14")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("queries")
    @DisplayName("is refused by field, or finds in two halves of an index what it finds in the whole")
    @FuzzTest(maxDuration = "5m")
    void query(byte[] typed) throws IOException {
        SearchQuery query = SearchQuery.of(new String(typed, UTF_8));
        try {
            Reading.of(query, HALVES.analyzer());
        } catch (Failure refused) {
            assertThat(refused.code()).isEqualTo(FailureCode.INVALID);
            assertThat(refused.problem().fields()).isNotEmpty();
            return;
        }
        SingleIndex.Found whole;
        try {
            whole = HALVES.whole(query);
        } catch (TooManyClauses | TooComplexToDeterminizeException | IllegalArgumentException tooMuch) {
            return; // A node refuses it for this very reason.
        }
        SingleIndex.Found together = HALVES.together(query);
        assertThat(together.total()).isEqualTo(whole.total());
        assertThat(together.ids()).isEqualTo(whole.ids());
        for (int i = 0; i < whole.scores().size(); i++) {
            double score = whole.scores().get(i);
            assertThat(together.scores().get(i)).isCloseTo(score, within(ROUNDING * Math.max(1, score)));
        }
    }
}
