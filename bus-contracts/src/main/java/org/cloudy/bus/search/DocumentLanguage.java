package org.cloudy.bus.search;

/** The language of a document: by it words that mean the same are found as one. */
public enum DocumentLanguage {
    ES,
    CA,
    EN,
    /** Any other, or several: words are found as they are written, whatever their accents. */
    OTHER
}
