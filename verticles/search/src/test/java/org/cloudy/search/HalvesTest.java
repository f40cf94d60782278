package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.cloudy.bus.search.SearchQuery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A query")
class HalvesTest {
    private static final Offset<Double> ROUNDING = within(1e-5);
    private static final Halves HALVES = Halves.of(80);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "casa xarxa",
                "+house -\"the book\"~3",
                "title:librs~1^2 OR text:red",
                // Two letters differ of a word that has one: less than nothing is common to them.
                "a~",
                "lo~2 casa",
                // Words that stand for the same terms.
                "librs librs~",
                "text:(libros libros~)",
                "text:(libros~ libros~)",
                "text:(lkbrk~ librs~ librk~)",
                "text:(+lkbrk~ librs~^2 -hous~1)",
                "title:casa^2 OR text:(re%+husoe -x%arxk~3 lkbrk~3 \uFFFDlibrs~@yoe \u0018x%arxk~3 librk~3 l\0\0\0\4AND NrOT"
                        + " l'aisgua)"
            })
    @DisplayName("finds in two halves of an index what it finds in the whole")
    void same(String text) throws IOException {
        SingleIndex.Found whole = HALVES.whole(SearchQuery.of(text));
        SingleIndex.Found together = HALVES.together(SearchQuery.of(text));

        assertThat(whole.total()).isPositive();
        assertThat(together.total()).isEqualTo(whole.total());
        assertThat(together.ids()).isEqualTo(whole.ids());
        assertThat(together.scores()).isEqualTo(whole.scores());
    }

    @ParameterizedTest
    @CsvSource({"text:lkbrk~, text:librk~", "text:librs~, text:lkbrk~", "text:libros, text:libros~"})
    @DisplayName("of two words counts for what each of them gives alone, though they stand for the same ones")
    void sum(String one, String other) throws IOException {
        Map<String, Double> alone = scores(one);
        Map<String, Double> ofOther = scores(other);
        assertThat(alone.keySet()).containsAnyElementsOf(ofOther.keySet());

        ofOther.forEach((id, score) -> alone.merge(id, score, Double::sum));

        Map<String, Double> both = scores(one + " " + other);
        assertThat(both).containsOnlyKeys(alone.keySet());
        both.forEach((id, score) -> assertThat(score).as(id).isCloseTo(alone.get(id), ROUNDING));
    }

    private static Map<String, Double> scores(String text) throws IOException {
        SingleIndex.Found found =
                HALVES.together(new SearchQuery(text, null, null, null, null, Reading.MOST_HITS, null, null));
        Map<String, Double> scores = new HashMap<>();
        for (int i = 0; i < found.ids().size(); i++) {
            scores.put(found.ids().get(i), found.scores().get(i));
        }
        return scores;
    }
}
