package org.cloudy.bus.notices;

import java.time.Instant;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at.
 *
 * @param id 1 to 120 of a-z, 0-9, '.', ':', '_' and '-'; begins with the name of whoever raises it
 * @param text what is wrong, in a sentence
 * @param page where on this node more is told, as an absolute path; null if nowhere
 * @param since when it was raised
 */
public record Notice(
        String id, Severity severity, Text text, @Nullable String page, Instant since) {}
