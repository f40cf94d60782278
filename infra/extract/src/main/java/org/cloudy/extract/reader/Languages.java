package org.cloudy.extract.reader;

import org.apache.tika.langdetect.tika.LanguageIdentifier;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** The language of a text. */
final class Languages {
    /** Fewer characters tell nothing. */
    private static final int ENOUGH = 60;

    private static final int MOST = 20_000;

    /** The one that the file names, or else the one that its text is most like, as {@code ca}; empty where neither tells. */
    String of(Metadata metadata, String text) {
        for (String named :
                new String[] {metadata.get(TikaCoreProperties.LANGUAGE), metadata.get(Metadata.CONTENT_LANGUAGE)}) {
            if (named != null && named.matches("[A-Za-z]{2,3}([-_].{0,20})?")) {
                return named;
            }
        }
        return text.length() < ENOUGH
                ? ""
                : new LanguageIdentifier(text.substring(0, Math.min(text.length(), MOST))).getLanguage();
    }
}
