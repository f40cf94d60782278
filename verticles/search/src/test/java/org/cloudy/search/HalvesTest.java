package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.cloudy.bus.search.SearchQuery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A query")
class HalvesTest {
    private static final Halves HALVES = Halves.of(80);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "casa xarxa",
                "+house -\"the book\"~3",
                "title:librs~1^2 OR text:red",
                // Two letters differ of a word that has one: less than nothing is common to them.
                "a~",
                "lo~2 casa"
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
}
