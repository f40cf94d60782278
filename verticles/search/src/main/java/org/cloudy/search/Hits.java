package org.cloudy.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchHit.Fragment;
import org.jspecify.annotations.Nullable;

/** Documents as they are shown to whoever looked for them, all for one query. For one thread. */
final class Hits {
    private static final int PASSAGES = 2;
    private static final int PASSAGE_LENGTH = 120;
    private static final float CENTRED = 0.5f;
    private static final String GAP = " … ";

    private final Query query;
    private final UnifiedHighlighter highlighter;

    Hits(Query query, Analyzer analyzer) {
        this.query = query;
        this.highlighter = new Highlighter(UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getWordInstance(Locale.ROOT), PASSAGE_LENGTH, CENTRED))
                // Each of these has the text analysed once more: as it is written, and by the stems of its language.
                .withMaskedFieldsFunc(field -> field.equals(Fields.TEXT) ? Set.of() : Set.of(Fields.TEXT, field))
                .withWeightMatches(false)
                .withMaxNoHighlightPassages(1)
                .withFormatter(new Fragments()));
    }

    /** Takes a query apart once for each field, not once for each text. */
    private static final class Highlighter extends UnifiedHighlighter {
        private final Map<String, FieldHighlighter> byField = new HashMap<>();

        Highlighter(Builder builder) {
            super(builder);
        }

        @Override
        protected FieldHighlighter getFieldHighlighter(String field, Query query, Set<Term> allTerms, int maxPassages) {
            FieldHighlighter known = byField.get(field);
            if (known == null) {
                known = super.getFieldHighlighter(field, query, allTerms, maxPassages);
                byField.put(field, known);
            }
            return known;
        }
    }

    /** @param rtt to its node in milliseconds; null if it is not known */
    SearchHit of(Document document, Candidate candidate, @Nullable Double rtt) {
        return new SearchHit(
                document.id(),
                document.node(),
                document.kind(),
                document.title(),
                document.language(),
                document.url(),
                document.attributes(),
                document.published(),
                candidate.score(),
                rtt,
                excerpt(document),
                candidate.explanation());
    }

    private List<Fragment> excerpt(Document document) {
        if (document.text().isBlank()) {
            return List.of();
        }
        String field = document.language() == DocumentLanguage.OTHER
                ? Fields.TEXT
                : Fields.stems(Fields.TEXT, document.language());
        try {
            Object found = highlighter.highlightWithoutSearcher(field, query, document.text(), PASSAGES);
            return found instanceof Excerpt excerpt ? excerpt.fragments() : List.of();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be read", e);
        }
    }

    private record Excerpt(List<Fragment> fragments) {}

    /** What matched and what lies around it, as separate pieces: whoever shows them need not trust any markup. */
    private static final class Fragments extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            List<Fragment> fragments = new ArrayList<>();
            for (Passage passage : passages) {
                if (!fragments.isEmpty()) {
                    fragments.add(new Fragment(GAP, false));
                }
                int at = passage.getStartOffset();
                for (int i = 0; i < passage.getNumMatches(); i++) {
                    int start = Math.max(at, passage.getMatchStarts()[i]);
                    int end = Math.min(passage.getMatchEnds()[i], passage.getEndOffset());
                    if (end > start) {
                        add(fragments, content, at, start, false);
                        add(fragments, content, start, end, true);
                        at = end;
                    }
                }
                add(fragments, content, at, passage.getEndOffset(), false);
            }
            return new Excerpt(fragments);
        }

        private static void add(List<Fragment> fragments, String content, int start, int end, boolean match) {
            if (end > start) {
                fragments.add(new Fragment(content.substring(start, end), match));
            }
        }
    }
}
