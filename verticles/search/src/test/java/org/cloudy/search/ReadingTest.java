package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.SearchQuery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A query")
class ReadingTest {
    private static final Analyzer ANALYZER = Analysis.analyzer();

    private static Reading read(String text) {
        return Reading.of(SearchQuery.of(text), ANALYZER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network",
                "+house -red \"the book\"~3",
                "title:house^2 OR text:(red AND book)",
                "hous* h?use house~ /ho.se/",
                "kind:page language:ca attribute.place:north",
                "published:[2026-01-01 TO 2026-12-31] published:[* TO 2026-01-01}",
                "[a TO b]"
            })
    @DisplayName("in Lucene's syntax is read as such")
    void syntax(String text) {
        assertThat(read(text).note()).as(text).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"open",
                "AND",
                "a AND OR b",
                "*leading",
                "?eading",
                "http://example.org/a?b=c",
                "other:field",
                "[a TO",
                "published:[yesterday TO today]",
                "((((((((((((((((((((((a))))))))))))))))))))))",
                "/((((a*)*)*)*b{1,100}){50}/",
                "x^notanumber",
                "c++ (c#"
            })
    @DisplayName("in no syntax is read as plain words, and told why")
    void forgiving(String text) {
        Reading reading = read(text);

        assertThat(Objects.requireNonNull(reading.note()).in("en")).startsWith("The query was read as plain words: ");
        assertThat(reading.note().in("ca")).isNotEqualTo(reading.note().in("en"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            house AND          | acaba demasiado pronto
            (house             | acaba demasiado pronto
            house AND OR red   | «OR» en el carácter 11
            "open              | no están completos
            *leading           | no puede empezar por
            other:field        | no existe el campo «other»
            /[a/               | su patrón
            /(a{999}){999}/    | su patrón
            published:[x TO y] | se necesita un día
            """)
    @DisplayName("in no syntax is explained in the language of whoever asks, without a word of the parser's")
    void explained(String text, String reason) {
        assertThat(Objects.requireNonNull(read(text).note()).in("es"))
                .startsWith("La consulta se leyó")
                .contains(reason)
                .doesNotContain("Cannot", "Encountered", "line 1");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "(".repeat(1_000),
                "a~ ".repeat(333),
                "+(a -(b ".repeat(125),
                "/((a+)+)+".repeat(100) + "$/",
                "/" + "(a|aa)+".repeat(120) + "/",
                "/a{1000}{1000}{1000}{1000}/",
                "a*b*c*d*e*".repeat(100),
                "[a TO z] ".repeat(111),
                "\\".repeat(1_000),
                "\"".repeat(999),
                "a^9999999999999999999999 b~99999999999999",
                "title:".repeat(166),
                "*:* ".repeat(250),
                "\uD800".repeat(1_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @DisplayName("that is made to do harm is read, as whatever, or refused as invalid")
    void harmless(String text) {
        try {
            assertThat(read(text).query()).isNotNull();
        } catch (Failure e) {
            assertThat(e.code()).isEqualTo(FailureCode.INVALID);
        }
    }

    @Test
    @DisplayName("of no words finds everything, one of signs alone nothing")
    void empty() {
        assertThat(read("  ").query()).isInstanceOf(MatchAllDocsQuery.class);
        assertThat(read("!!! ???").query()).isInstanceOf(MatchNoDocsQuery.class);
    }

    @Test
    @DisplayName("that is too long, has too many words or wants too much is refused by field")
    void bounds() {
        assertRefused(SearchQuery.of("a".repeat(1_001)), "text");
        assertRefused(SearchQuery.of("a".repeat(1 << 20)), "text");
        assertRefused(SearchQuery.of("a ".repeat(10_000)), "text");
        assertRefused(SearchQuery.of("a ".repeat(500)), "text");
        assertRefused(new SearchQuery("a", null, null, null, null, 101, null, null), "limit");
        assertRefused(new SearchQuery("a", null, null, null, null, 0, null, null), "limit");
        assertRefused(new SearchQuery("a", "No Kind", null, null, null, null, null, null), "kind");
    }

    @Test
    @DisplayName("with and without accents is the same")
    void accents() {
        assertThat(read("cançons informació").query())
                .isEqualTo(read("cancons informacio").query());
        assertThat(read("col·legi").query()).isEqualTo(read("collegi").query());
    }

    private static void assertRefused(SearchQuery query, String field) {
        assertThatThrownBy(() -> Reading.of(query, ANALYZER)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
            assertThat(failure.problem().fields())
                    .extracting(Failure.FieldProblem::field)
                    .containsExactly(field);
        });
    }
}
