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
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.cloudy.bus.search.CompletionQuery;
import org.cloudy.bus.search.PartialCompletions;
import org.cloudy.bus.search.PartialCompletions.Completion;
import org.jspecify.annotations.Nullable;

/**
 * How what somebody types may go on. Words are in the index once more, each as one term: how it is looked for, without accents and in
 * small letters, and how it is shown. So the terms that begin in the same way are those that are wanted, and the index has counted the
 * documents of each. A title is found by each of its words: from each on it is a term, and its documents have it as it is shown.
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

    /** The terms of a title: from each of its words on. */
    static Set<String> ofTitle(List<Word> words) {
        Set<String> terms = new LinkedHashSet<>();
        for (int first = 0; first < Math.min(words.size(), MOST_WORDS); first++) {
            terms.add(sought(words.subList(first, words.size())));
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
                best(titles(corpus, sought(words) + (ended ? " " : "")), query.limit()),
                ended ? List.of() : best(words(corpus, words.getLast().term()), query.limit()));
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

    /** The words that begin so, with how many documents have each. */
    private static Map<String, Long> words(Corpus corpus, String begin) throws IOException {
        Map<String, Long> found = new HashMap<>();
        for (Corpus.Part part : corpus.parts()) {
            terms(part, Fields.WORD_COMPLETION, begin, term -> {
                long having = documents(term, part.wanted());
                if (having > 0) {
                    String text = term.term().utf8ToString();
                    found.merge(text.substring(text.indexOf(SHOWN) + 1), having, Long::sum);
                }
            });
        }
        return found;
    }

    /** The titles that have words which begin so, with how many documents have each. */
    private static Map<String, Long> titles(Corpus corpus, String begin) throws IOException {
        Map<String, Long> found = new HashMap<>();
        for (Corpus.Part part : corpus.parts()) {
            FixedBitSet having = new FixedBitSet(part.reader().maxDoc());
            terms(part, Fields.TITLE_COMPLETION, begin, term -> having.or(term.postings(null, PostingsEnum.NONE)));
            if (part.wanted() != null) {
                having.and(part.wanted());
            }
            SortedDocValues titles = DocValues.getSorted(part.reader(), Fields.TITLE_COMPLETION);
            Map<Integer, Long> documents = new HashMap<>();
            DocIdSetIterator each = new BitSetIterator(having, having.length());
            while (each.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (titles.advanceExact(each.docID())) {
                    documents.merge(titles.ordValue(), 1L, Long::sum);
                }
            }
            for (Map.Entry<Integer, Long> title : documents.entrySet()) {
                found.merge(titles.lookupOrd(title.getKey()).utf8ToString(), title.getValue(), Long::sum);
            }
        }
        return found;
    }

    @FunctionalInterface
    private interface Visitor {
        void see(TermsEnum term) throws IOException;
    }

    private static void terms(Corpus.Part part, String field, String begin, Visitor visitor) throws IOException {
        BytesRef prefix = new BytesRef(begin);
        Terms terms = part.reader().terms(field);
        TermsEnum each = terms == null ? null : terms.iterator();
        if (each == null || each.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
            return;
        }
        int left = MOST_LOOKED_AT;
        for (BytesRef term = each.term();
                term != null && StringHelper.startsWith(term, prefix) && left > 0;
                term = each.next(), left--) {
            visitor.see(each);
        }
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
