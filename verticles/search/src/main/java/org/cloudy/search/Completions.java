package org.cloudy.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.cloudy.bus.search.CompletionQuery;
import org.cloudy.bus.search.PartialCompletions;
import org.cloudy.bus.search.PartialCompletions.Completion;
import org.jspecify.annotations.Nullable;

/**
 * How what somebody types may go on. Words and titles are in the index once more, each as one term: how it is looked for, without
 * accents and in small letters, and how it is shown. So the terms that begin in the same way are those that are wanted, and the index
 * has counted the documents of each. A title is found by each of its words.
 */
final class Completions {
    static final int MOST = 200;

    private static final char SHOWN = '\u0000';
    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;
    private static final int MOST_WORDS = 8;
    private static final int MOST_LOOKED_AT = 50_000;
    private static final Comparator<Completion> FREQUENT =
            Comparator.comparingLong(Completion::documents).reversed().thenComparing(Completion::text, Totals::compare);

    private Completions() {}

    /** A word of a text: as it is looked for, and as it is written but for capitals. */
    record Word(String term, String written) {}

    /** The words of a text. */
    static List<Word> words(String text, Analyzer analyzer) {
        List<Word> found = new ArrayList<>();
        try (TokenStream words = analyzer.tokenStream(Fields.TEXT, text)) {
            CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = words.addAttribute(OffsetAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                String written = text.substring(place.startOffset(), place.endOffset());
                found.add(new Word(term.toString(), written.toLowerCase(Locale.ROOT)));
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
        return found;
    }

    /** The terms of a document's words. */
    static Set<String> ofWords(List<Word> words) {
        Set<String> terms = new LinkedHashSet<>();
        for (Word word : words) {
            if (word.term().length() >= SHORTEST
                    && word.written().length() <= LONGEST
                    && Character.isLetter(word.term().codePointAt(0))) {
                terms.add(word.term() + SHOWN + word.written());
            }
        }
        return terms;
    }

    /** The terms of a title. */
    static Set<String> ofTitle(String title, List<Word> words) {
        Set<String> terms = new LinkedHashSet<>();
        for (int first = 0; first < Math.min(words.size(), MOST_WORDS); first++) {
            terms.add(sought(words.subList(first, words.size())) + SHOWN + title);
        }
        return terms;
    }

    private static String sought(List<Word> words) {
        return String.join(" ", words.stream().map(Word::term).toList());
    }

    /** What is in some partitions. */
    static PartialCompletions find(Corpus corpus, CompletionQuery query, Analyzer analyzer) throws IOException {
        List<Word> words = words(query.text(), analyzer);
        if (words.isEmpty()) {
            return new PartialCompletions(corpus.partitions(), List.of(), List.of());
        }
        boolean ended = isEnded(query.text());
        return new PartialCompletions(
                corpus.partitions(),
                best(terms(corpus, Fields.TITLE_COMPLETION, sought(words) + (ended ? " " : "")), query.limit()),
                ended
                        ? List.of()
                        : best(
                                terms(
                                        corpus,
                                        Fields.WORD_COMPLETION,
                                        words.getLast().term()),
                                query.limit()));
    }

    /** Whether the last word is a whole one. */
    static boolean isEnded(String text) {
        return !text.isEmpty() && !Character.isLetterOrDigit(text.codePointBefore(text.length()));
    }

    /** The most frequent of some. */
    static List<Completion> best(Map<String, Long> documents, int limit) {
        return documents.entrySet().stream()
                .map(each -> new Completion(each.getKey(), each.getValue()))
                .sorted(FREQUENT)
                .limit(limit)
                .toList();
    }

    private static Map<String, Long> terms(Corpus corpus, String field, String begin) throws IOException {
        Map<String, Long> found = new HashMap<>();
        BytesRef prefix = new BytesRef(begin);
        for (Corpus.Part part : corpus.parts()) {
            Terms terms = part.reader().terms(field);
            TermsEnum each = terms == null ? null : terms.iterator();
            if (each == null || each.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
                continue;
            }
            int left = MOST_LOOKED_AT;
            Map<String, Long> here = new HashMap<>();
            for (BytesRef term = each.term();
                    term != null && StringHelper.startsWith(term, prefix) && left > 0;
                    term = each.next(), left--) {
                String text = term.utf8ToString();
                long having = documents(each, part.wanted());
                if (having > 0) {
                    // A title that begins so twice is one all the same.
                    here.merge(text.substring(text.indexOf(SHOWN) + 1), having, Math::max);
                }
            }
            here.forEach((text, having) -> found.merge(text, having, Long::sum));
        }
        return found;
    }

    private static long documents(TermsEnum term, @Nullable FixedBitSet wanted) throws IOException {
        if (wanted == null) {
            return term.docFreq();
        }
        long having = 0;
        PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
        while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            having += wanted.get(postings.docID()) ? 1 : 0;
        }
        return having;
    }
}
