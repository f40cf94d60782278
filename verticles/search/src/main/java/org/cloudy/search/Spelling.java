package org.cloudy.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.cloudy.bus.search.CompletionQuery;
import org.cloudy.bus.search.PartialCompletions.Completion;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.StatisticsQuery.FuzzyTerm;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.TermCount;
import org.cloudy.bus.search.TermStatistics.Variant;

/**
 * Finds words of a query that hardly any document has, by none of their stems, where a word that is written nearly the same is found much
 * more often: most likely that was meant. All nodes are asked for the words near by, as for those of a fuzzy query. Only if some word is
 * rare anything is asked at all. Methods block.
 */
final class Spelling {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}·'’]*+(?![*?~:])");
    private static final int RARE = 2;
    private static final int ENOUGH = 10;
    private static final int TIMES_MORE = 10;
    private static final int SHORTEST = 4;
    private static final int SHORTEST_OF_TWO_EDITS = 6;
    private static final int COMPLETIONS = 20;
    private static final Comparator<Variant> LIKELY = Comparator.comparingDouble(Variant::nearness)
            .thenComparingLong(Variant::documents)
            .thenComparing(Variant::text, Comparator.reverseOrder());

    private final Gathering gathering;
    private final Analyzer analyzer;

    Spelling(Gathering gathering, Analyzer analyzer) {
        this.gathering = gathering;
        this.analyzer = analyzer;
    }

    /**
     * A query with misspelt words put right; empty if there are none.
     *
     * @param counts how often the words of the query occur
     * @param total how many documents were found: where there are enough, a rare word is taken for what is meant
     * @param portions whom to ask
     */
    Optional<String> correction(String text, TermStatistics counts, long total, List<Portion> portions)
            throws InterruptedException {
        Map<String, Long> rare = rare(text, counts, total < ENOUGH ? RARE : 0);
        if (rare.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> right = right(rare, portions);
        String corrected = WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(right.getOrDefault(folded(word.group()), word.group())));
        return Optional.of(corrected).filter(other -> !other.equals(text));
    }

    /** The words that hardly any document has, folded, each with how many do. */
    private Map<String, Long> rare(String text, TermStatistics counts, int least) {
        Map<StatisticsQuery.Term, Long> documents = new HashMap<>();
        for (TermCount count : counts.terms()) {
            documents.put(new StatisticsQuery.Term(count.field(), count.text()), count.documents());
        }
        Map<String, Long> rare = new HashMap<>();
        for (String word : WORD.matcher(text).results().map(MatchResult::group).toList()) {
            String term = folded(word);
            boolean asked = Fields.PLAIN.stream()
                    .anyMatch(field -> documents.containsKey(new StatisticsQuery.Term(field, term)));
            long most = Fields.WORDS.stream()
                    .flatMap(field -> Analysis.terms(word, field, analyzer).stream()
                            .map(each -> new StatisticsQuery.Term(field, each)))
                    .mapToLong(each -> documents.getOrDefault(each, 0L))
                    .max()
                    .orElse(0);
            if (asked && term.length() >= SHORTEST && most <= least) {
                rare.put(term, most);
            }
        }
        return rare;
    }

    private Map<String, String> right(Map<String, Long> rare, List<Portion> portions) throws InterruptedException {
        Set<FuzzyTerm> near = new HashSet<>();
        rare.keySet().forEach(word -> Fields.PLAIN.forEach(field -> near.add(fuzzy(field, word))));
        TermStatistics found =
                gathering.statistics(portions, new StatisticsQuery(List.of(), List.of(), List.of(), List.copyOf(near)));
        Map<String, String> right = new HashMap<>();
        for (Map.Entry<String, Long> word : rare.entrySet()) {
            Optional<String> other = found.expansions().stream()
                    .filter(expansion -> expansion.of().text().equals(word.getKey()))
                    .flatMap(expansion -> expansion.variants().stream())
                    .filter(variant -> variant.documents() > TIMES_MORE * word.getValue()
                            && !variant.text().equals(word.getKey()))
                    .max(LIKELY)
                    .map(Variant::text);
            if (other.isPresent()) {
                right.put(word.getKey(), written(other.get(), portions));
            }
        }
        return right;
    }

    private static FuzzyTerm fuzzy(String field, String word) {
        return new FuzzyTerm(field, word, word.length() < SHORTEST_OF_TWO_EDITS ? 1 : 2, 1);
    }

    /** A folded word as most documents write it. */
    private String written(String folded, List<Portion> portions) throws InterruptedException {
        List<Completion> words = new ArrayList<>(gathering
                .completions(portions, new CompletionQuery(List.of(), folded, COMPLETIONS))
                .words());
        return words.stream()
                .map(Completion::text)
                .filter(word -> folded(word).equals(folded))
                .findFirst()
                .orElse(folded);
    }

    private String folded(String word) {
        List<String> terms = Analysis.terms(word, Fields.TEXT, analyzer);
        return terms.size() == 1 ? terms.getFirst() : "";
    }
}
