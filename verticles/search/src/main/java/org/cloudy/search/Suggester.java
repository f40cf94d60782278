package org.cloudy.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.search.CompletionQuery;
import org.cloudy.bus.search.PartialCompletions;
import org.cloudy.bus.search.PartialCompletions.Completion;
import org.cloudy.bus.search.SuggestQuery;
import org.cloudy.bus.search.Suggestions;

/** What somebody may go on to type: by words and titles that there are, never by what others looked for. Methods block. */
final class Suggester {
    private static final int USUAL_LIMIT = 8;
    private static final int MOST = 20;

    private final Poll poll;
    private final Gathering gathering;
    private final Analyzer analyzer;

    Suggester(Poll poll, Gathering gathering, Analyzer analyzer) {
        this.poll = poll;
        this.gathering = gathering;
        this.analyzer = analyzer;
    }

    /** Failure INVALID. */
    Suggestions suggest(SuggestQuery typed) throws InterruptedException {
        int limit = typed.limit() == null ? USUAL_LIMIT : typed.limit();
        if (typed.text().length() > Reading.LONGEST) {
            throw problem("text", "search.problem.query");
        }
        if (limit < 1 || limit > MOST) {
            throw problem("limit", "search.problem.suggestions");
        }
        if (Analysis.terms(typed.text(), Fields.TEXT, analyzer).isEmpty()) {
            return new Suggestions(List.of());
        }
        PartialCompletions found =
                gathering.completions(poll.plan(), new CompletionQuery(List.of(), typed.text(), Completions.MOST));
        return new Suggestions(mixed(typed.text(), found, limit));
    }

    /** Words and titles by halves, and more of the ones where there are less of the others. */
    private static List<String> mixed(String typed, PartialCompletions found, int limit) {
        List<String> words = found.words().stream()
                .map(Completion::text)
                .map(word -> typed.substring(0, lastWord(typed)) + word)
                .filter(text -> !text.equalsIgnoreCase(typed))
                .toList();
        List<String> titles = found.titles().stream()
                .map(Completion::text)
                .filter(text -> !text.equalsIgnoreCase(typed))
                .toList();
        int fromTitles = Math.min(titles.size(), Math.max(limit / 2, limit - words.size()));
        Set<String> texts = new LinkedHashSet<>(words.subList(0, Math.min(words.size(), limit - fromTitles)));
        texts.addAll(titles.subList(0, fromTitles));
        return new ArrayList<>(texts);
    }

    /** Where the last word begins. */
    private static int lastWord(String text) {
        int at = text.length();
        while (at > 0 && isOfWord(text.codePointBefore(at))) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        return at;
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || character == '·';
    }

    private static Failure problem(String field, String key) {
        return Failure.invalid(List.of(FieldProblem.of(field, key, Map.of())));
    }
}
