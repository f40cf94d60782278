package org.cloudy.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CachingTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.search.Completions.Word;

/** A document as it is in the index: what is searched, sorted and counted; what is shown is read from the map. */
final class IndexedDocument {
    private static final FieldType LISTED = listed();

    private final Analyzer analyzer;
    private final org.apache.lucene.document.Document fields = new org.apache.lucene.document.Document();

    private IndexedDocument(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /**
     * The fields of a document.
     *
     * @param digest of what lies in the map, by which it is seen whether it changed
     */
    static org.apache.lucene.document.Document of(Document document, int partition, long digest, Analyzer analyzer) {
        IndexedDocument indexed = new IndexedDocument(analyzer);
        indexed.key(Fields.ID, document.id());
        indexed.key(Fields.KIND, document.kind());
        indexed.key(Fields.LANGUAGE, document.language().tag());
        indexed.key(Fields.NODE, document.node().value());
        indexed.fields.add(new StringField(Fields.PARTITION, String.valueOf(partition), Store.NO));
        indexed.fields.add(new NumericDocValuesField(Fields.PARTITION, partition));
        indexed.fields.add(new NumericDocValuesField(Fields.DIGEST, digest));
        indexed.fields.add(new LongPoint(Fields.PUBLISHED, document.published().toEpochMilli()));
        indexed.fields.add(
                new NumericDocValuesField(Fields.PUBLISHED, document.published().toEpochMilli()));
        document.attributes()
                .forEach((key, value) ->
                        indexed.fields.add(new StringField(Fields.ATTRIBUTE, Fields.attribute(key, value), Store.NO)));
        indexed.words(Fields.TITLE, document.title(), document.language());
        indexed.words(Fields.TEXT, document.text(), document.language());
        indexed.completions(document);
        return indexed.fields;
    }

    private void completions(Document document) {
        List<Word> title = Completions.words(document.title(), analyzer);
        Set<String> words = new LinkedHashSet<>(Completions.ofWords(title));
        words.addAll(Completions.ofWords(Completions.words(document.text(), analyzer)));
        terms(Fields.TITLE_COMPLETION, Completions.ofTitle(title));
        fields.add(new SortedDocValuesField(Fields.TITLE_COMPLETION, new BytesRef(document.title())));
        terms(Fields.WORD_COMPLETION, words);
    }

    private void terms(String field, Set<String> terms) {
        fields.add(new Field(field, new Listed(terms), LISTED));
    }

    /** Terms as they are. */
    private static final class Listed extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<String> left;

        Listed(Set<String> terms) {
            this.left = terms.iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            boolean more = left.hasNext();
            if (more) {
                term.append(left.next());
            }
            return more;
        }
    }

    private static FieldType listed() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    private void key(String field, String value) {
        fields.add(new StringField(field, value, Store.NO));
        fields.add(new SortedDocValuesField(field, new BytesRef(value)));
    }

    private void words(String field, String text, DocumentLanguage language) {
        words(field, text);
        if (language != DocumentLanguage.OTHER) {
            words(Fields.stems(field, language), text);
        }
    }

    private void words(String field, String text) {
        CachingTokenFilter words = new CachingTokenFilter(analyzer.tokenStream(field, text));
        try {
            long count = 0;
            words.reset();
            while (words.incrementToken()) {
                count++;
            }
            words.end();
            if (count > 0) {
                // It is closed when it is indexed: until then it speaks through what it was taken from.
                fields.add(new TextField(field, words));
                fields.add(new NumericDocValuesField(Fields.length(field), count));
            } else {
                words.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
    }
}
