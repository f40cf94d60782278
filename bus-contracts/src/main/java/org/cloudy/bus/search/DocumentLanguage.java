package org.cloudy.bus.search;

import java.util.Arrays;
import java.util.Locale;

/** The language of a document: by it words that mean the same are found as one. */
public enum DocumentLanguage {
    ES,
    CA,
    EN,
    /** Any other, or several: words are found as they are written, whatever their accents. */
    OTHER;

    /** As in RFC 5646, where there is a tag for it; else {@code other}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of a tag; any other for a tag that is not known. */
    public static DocumentLanguage of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElse(OTHER);
    }
}
