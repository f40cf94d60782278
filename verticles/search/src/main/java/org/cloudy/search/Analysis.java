package org.cloudy.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Analyzer.TokenStreamComponents;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.cloudy.bus.search.DocumentLanguage;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.CatalanStemmer;

/**
 * How texts become terms, the same on every node. Accents are folded before stems are taken, so that whoever leaves them out finds
 * the same. No word is left out as too common: BM25 counts those for little, and a query in several languages needs them all.
 */
final class Analysis {
    /** Between two l in Catalan; many leave it out. */
    private static final NormalizeCharMap INTERPUNCT = interpunct();

    private static final CharArraySet CATALAN_ELISIONS = new CharArraySet(List.of("d", "l", "m", "n", "s", "t"), true);

    private Analysis() {}

    /** The analyzer of all fields. */
    static Analyzer analyzer() {
        Map<String, Analyzer> stems = new HashMap<>();
        for (String field : Fields.PLAIN) {
            stems.put(Fields.stems(field, DocumentLanguage.ES), new Chain(Analysis::spanish));
            stems.put(Fields.stems(field, DocumentLanguage.CA), new Chain(Analysis::catalan));
            stems.put(Fields.stems(field, DocumentLanguage.EN), new Chain(Analysis::english));
        }
        return new PerFieldAnalyzerWrapper(new Chain(Analysis::folded), stems);
    }

    /** The terms of a text in a field. */
    static List<String> terms(String text, String field, Analyzer analyzer) {
        List<String> terms = new ArrayList<>();
        try (TokenStream words = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                terms.add(term.toString());
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
        return terms;
    }

    private static TokenStream folded(TokenStream words) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(words));
    }

    private static TokenStream spanish(TokenStream words) {
        return new SpanishLightStemFilter(folded(words));
    }

    private static TokenStream catalan(TokenStream words) {
        return new SnowballFilter(folded(new ElisionFilter(words, CATALAN_ELISIONS)), new CatalanStemmer());
    }

    private static TokenStream english(TokenStream words) {
        return new PorterStemFilter(folded(new EnglishPossessiveFilter(words)));
    }

    private static NormalizeCharMap interpunct() {
        NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
        builder.add("·", "");
        return builder.build();
    }

    @FunctionalInterface
    private interface Filters {
        TokenStream over(TokenStream words);
    }

    private static final class Chain extends Analyzer {
        private final Filters filters;
        private final Pool pool;

        Chain(Filters filters) {
            this(filters, new Pool());
        }

        private Chain(Filters filters, Pool pool) {
            super(pool);
            this.filters = filters;
            this.pool = pool;
        }

        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            StandardTokenizer words = new StandardTokenizer();
            return pool.lend(new Tools(words, filters.over(words)));
        }

        @Override
        protected TokenStream normalize(String fieldName, TokenStream in) {
            return folded(in);
        }

        @Override
        protected Reader initReader(String fieldName, Reader reader) {
            return new MappingCharFilter(INTERPUNCT, reader);
        }
    }

    /** A tokenizer with what comes after it. */
    private record Tools(Tokenizer words, TokenStream filtered) {}

    /**
     * Tokenizers that nobody uses, to be used again. Lucene keeps them by thread, behind a lock, until it notices that the thread ended: and
     * every query has a thread of its own.
     */
    private static final class Pool extends Analyzer.ReuseStrategy {
        /** Many queries that are shown at the same time use more; these are made anew. */
        private static final int MOST = 16;

        private final Queue<Tools> free = new ArrayBlockingQueue<>(MOST);

        TokenStreamComponents lend(Tools tools) {
            return new TokenStreamComponents(tools.words(), new Lent(tools, free));
        }

        @Override
        public @Nullable TokenStreamComponents getReusableComponents(Analyzer analyzer, String fieldName) {
            Tools next = free.poll();
            return next == null ? null : lend(next);
        }

        @Override
        public void setReusableComponents(Analyzer analyzer, String fieldName, TokenStreamComponents components) {
            // They come when they are closed.
        }
    }

    /** The words of a text, whose tools go back to where they were taken from when it is closed, once. */
    private static final class Lent extends TokenFilter {
        private final Tools tools;
        private final Queue<Tools> from;
        private boolean closed;

        Lent(Tools tools, Queue<Tools> from) {
            super(tools.filtered());
            this.tools = tools;
            this.from = from;
        }

        @Override
        public boolean incrementToken() throws IOException {
            return input.incrementToken();
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                super.close();
                from.offer(tools);
            }
        }
    }
}
