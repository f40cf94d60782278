package org.cloudy.extract;

import org.cloudy.bus.search.DocumentLanguage;

/**
 * What was read from a file.
 *
 * @param type what it is, as {@code application/pdf}
 * @param title one line of 1 to 300 characters: its own, or else its first line, or else its name
 * @param text at most {@value Extractor#LONGEST_TEXT} characters, never blank
 * @param language the one that it names, or else that its text seems to be in
 * @param cut whether its text goes on
 */
public record Extract(String type, String title, String text, DocumentLanguage language, boolean cut) {}
