package org.cloudy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher.TooManyClauses;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, understood: by Lucene's syntax, or as plain words where it is none.
 *
 * @param query what matches, and how well
 * @param filters what must hold besides
 * @param note why it was read as plain words; null if it was not
 */
record Reading(Query query, List<Query> filters, @Nullable Text note) {
    static final int USUAL_LIMIT = 10;

    /** As long as a query may be, in characters. */
    static final int LONGEST = 1_000;

    private static final int DEEPEST = 20;
    /** As many documents as can be found at once. */
    static final int MOST_HITS = 100;

    /** Reads a query. Failure INVALID for one that is out of bounds. */
    static Reading of(SearchQuery wanted, Analyzer analyzer) {
        validate(wanted);
        List<Query> filters = filters(wanted);
        if (wanted.text().isBlank()) {
            return new Reading(MatchAllDocsQuery.INSTANCE, filters, null);
        }
        try {
            if (depth(wanted.text()) > DEEPEST) {
                throw Misread.depth(DEEPEST);
            }
            return new Reading(new Syntax(analyzer).parse(wanted.text()), filters, null);
        } catch (ParseException | TooManyClauses | TooComplexToDeterminizeException | IllegalArgumentException e) {
            return new Reading(plainly(wanted.text(), analyzer), filters, note(e));
        }
    }

    /** How many hits are wanted. */
    static int limit(SearchQuery wanted) {
        return wanted.limit() == null ? USUAL_LIMIT : wanted.limit();
    }

    /** All that must hold, of which the query alone makes the score. */
    Query whole(List<Query> more) {
        if (filters.isEmpty() && more.isEmpty()) {
            return query;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
        filters.forEach(filter -> all.add(filter, Occur.FILTER));
        more.forEach(filter -> all.add(filter, Occur.FILTER));
        return all.build();
    }

    private static Query plainly(String text, Analyzer analyzer) {
        try {
            Query words = new Syntax(analyzer).words(text);
            return words == null ? MatchNoDocsQuery.INSTANCE : words;
        } catch (ParseException | TooManyClauses e) {
            throw problem("text", "search.problem.too-many-words");
        }
    }

    private static List<Query> filters(SearchQuery wanted) {
        List<Query> filters = new ArrayList<>();
        if (wanted.kind() != null) {
            filters.add(new TermQuery(new Term(Fields.KIND, wanted.kind())));
        }
        if (wanted.language() != null) {
            filters.add(
                    new TermQuery(new Term(Fields.LANGUAGE, wanted.language().tag())));
        }
        if (wanted.node() != null) {
            filters.add(new TermQuery(new Term(Fields.NODE, wanted.node().value())));
        }
        return List.copyOf(filters);
    }

    private static void validate(SearchQuery wanted) {
        if (wanted.text().length() > LONGEST) {
            throw problem("text", "search.problem.query");
        }
        if (limit(wanted) < 1 || limit(wanted) > MOST_HITS) {
            throw problem("limit", "search.problem.limit");
        }
        if (wanted.kind() != null
                && !new DocumentRules().kind(wanted.kind()).problems().isEmpty()) {
            throw problem("kind", "search.problem.kind");
        }
    }

    private static Failure problem(String field, String key) {
        return Failure.invalid(List.of(FieldProblem.of(field, key, Map.of())));
    }

    private static Text note(Exception cause) {
        return Messages.around("search.note.plain", Map.of("reason", Misread.reason(cause)));
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
