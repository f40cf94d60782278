package org.cloudy.extract;

import org.cloudy.bus.search.DocumentLanguage;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a file.
 *
 * @param type what it is, as {@code application/pdf}
 * @param title one line of 1 to 300 characters: its own, or else its first line, or else its name
 * @param text at most {@value Extractor#LONGEST_TEXT} characters, never blank
 * @param language as it names it; null where it does not
 * @param cut whether its text goes on
 */
public record Extract(
        String type, String title, String text, @Nullable DocumentLanguage language, boolean cut) {}
