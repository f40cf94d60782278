package org.cloudy.bus.search;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document that this node is to publish, or to publish anew.
 *
 * @param name what this node calls it: 1 to 200 characters, no blanks; one of the same name is replaced
 * @param kind what sort of thing it is, as {@code page}: 1 to 40 of a-z, 0-9 and '-'
 * @param title one line of at most 300 characters
 * @param text at most 100,000 characters
 * @param language null to have it told from the text
 * @param url where the whole of it is; http or https
 * @param attributes at most 32 pairs, 1,300 characters in all; a key is 1 to 40 of a-z, 0-9 and '-'
 */
public record NewDocument(
        String name,
        String kind,
        String title,
        String text,
        @Nullable DocumentLanguage language,
        @Nullable String url,
        Map<String, String> attributes) {}
