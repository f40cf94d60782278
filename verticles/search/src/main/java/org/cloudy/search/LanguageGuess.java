package org.cloudy.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.cloudy.bus.search.DocumentLanguage;

/**
 * Tells the language of a text by its commonest words, as Lucene lists them of each: in any text of some length they are every third or
 * fourth word. Languages near by that the search knows no stems of are told apart, so that none of them is taken for another.
 */
final class LanguageGuess {
    private static final int FEWEST = 3;
    private static final int MOST_CHARACTERS = 20_000;
    private static final double SHARE = 0.15;
    private static final double MARGIN = 1.15;

    private static final Analyzer WORDS = new StandardAnalyzer();
    private static final List<Common> LANGUAGES = List.of(
            new Common(DocumentLanguage.ES, SpanishAnalyzer.getDefaultStopSet()),
            new Common(DocumentLanguage.CA, CatalanAnalyzer.getDefaultStopSet()),
            new Common(DocumentLanguage.EN, EnglishAnalyzer.getDefaultStopSet()),
            new Common(DocumentLanguage.OTHER, FrenchAnalyzer.getDefaultStopSet()),
            new Common(DocumentLanguage.OTHER, ItalianAnalyzer.getDefaultStopSet()),
            new Common(DocumentLanguage.OTHER, PortugueseAnalyzer.getDefaultStopSet()),
            new Common(DocumentLanguage.OTHER, GermanAnalyzer.getDefaultStopSet()));

    private record Common(DocumentLanguage language, CharArraySet words) {}

    private LanguageGuess() {}

    /** The language; OTHER where none is clearly the likeliest. */
    static DocumentLanguage of(String title, String text) {
        String all = title + "\n" + text;
        List<String> words =
                Analysis.terms(all.substring(0, Math.min(all.length(), MOST_CHARACTERS)), Fields.TEXT, WORDS);
        Map<Common, Long> counts = new HashMap<>();
        for (Common each : LANGUAGES) {
            counts.put(each, words.stream().filter(each.words()::contains).count());
        }
        List<Map.Entry<Common, Long>> best = counts.entrySet().stream()
                .sorted(Map.Entry.<Common, Long>comparingByValue().reversed())
                .toList();
        long most = best.getFirst().getValue();
        boolean clear = most >= FEWEST
                && most >= SHARE * words.size()
                && most >= MARGIN * best.get(1).getValue();
        return clear ? best.getFirst().getKey().language() : DocumentLanguage.OTHER;
    }
}
