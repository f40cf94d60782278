package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.assertj.core.data.Offset;
import org.cloudy.bus.search.SearchQuery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A fuzzy query, set apart from others,")
class ApartTest {
    private static final int DOCUMENTS = 80;
    private static final Offset<Float> ROUNDING = within(1e-5f);
    private static final SingleIndex INDEX = new SingleIndex(Halves.documents(DOCUMENTS));

    private static Query near(String field, String text, int edits) {
        return new FuzzyQuery(new Term(field, text), edits);
    }

    private static BooleanQuery.Builder casa(Occur occur) {
        return new BooleanQuery.Builder().add(new TermQuery(new Term("text", "casa")), occur);
    }

    private static List<ScoreDoc> find(Query query) throws IOException {
        return Arrays.asList(INDEX.searcher().search(query, DOCUMENTS).scoreDocs);
    }

    private static void assertSame(Query query) throws IOException {
        assertThat(find(Apart.each(query)))
                .usingRecursiveFieldByFieldElementComparatorOnFields("doc", "score")
                .isEqualTo(find(query));
    }

    static Stream<Query> alone() {
        Query near = near("text", "librs", 2);
        return Stream.of(
                near,
                near("text", "libros", 0),
                near("text", "nothing", 1),
                new BoostQuery(near, 2),
                new ConstantScoreQuery(near),
                new DisjunctionMaxQuery(List.of(new BoostQuery(near("title", "librs", 2), 2), near), 0.1f),
                casa(Occur.SHOULD).add(near, Occur.SHOULD).build(),
                casa(Occur.SHOULD)
                        .add(near, Occur.SHOULD)
                        .add(new TermQuery(new Term("text", "red")), Occur.SHOULD)
                        .setMinimumNumberShouldMatch(2)
                        .build(),
                casa(Occur.SHOULD).add(near, Occur.MUST).build(),
                casa(Occur.MUST).add(near, Occur.FILTER).build(),
                casa(Occur.MUST).add(near, Occur.MUST_NOT).build(),
                casa(Occur.MUST).add(near("text", "nothing", 1), Occur.MUST).build());
    }

    @ParameterizedTest
    @MethodSource("alone")
    @DisplayName("finds in every place of a query what Lucene finds")
    void places(Query query) throws IOException {
        assertSame(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"librs~", "title:librs~1^2 casa", "+text:xarx~ -red kind:book", "a~", "casa -librs~0"})
    @DisplayName("finds what Lucene finds, where it is the only one of what somebody typed")
    void typed(String text) throws IOException {
        Query query = Reading.of(SearchQuery.of(text), Analysis.analyzer()).query();

        assertThat(find(query)).isNotEmpty();
        assertSame(query);
    }

    @Test
    @DisplayName("counts beside others for what it gives alone")
    void beside() throws IOException {
        Query one = near("text", "lkbrk", 2);
        Query other = near("text", "librk", 2);
        Map<Integer, Float> scores = new HashMap<>();
        find(one).forEach(hit -> scores.merge(hit.doc, hit.score, Float::sum));
        find(other).forEach(hit -> scores.merge(hit.doc, hit.score, Float::sum));

        List<ScoreDoc> both = find(Apart.each(new BooleanQuery.Builder()
                .add(one, Occur.SHOULD)
                .add(other, Occur.SHOULD)
                .build()));

        assertThat(both).hasSameSizeAs(scores.keySet());
        assertThat(both).allSatisfy(hit -> assertThat(hit.score).isCloseTo(scores.get(hit.doc), ROUNDING));
    }
}
