package org.cloudy.cli.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one thing, a line each: its name in the user's language, and its value. */
public final class Facts {
    private final Texts texts;
    private final Map<String, String> facts = new LinkedHashMap<>();

    public Facts(Texts texts) {
        this.texts = texts;
    }

    /** The next fact, named by a translation key. */
    public Facts with(String key, @Nullable Object value) {
        return named(texts.of(key), value);
    }

    /** The next fact, with a name as it is. */
    public Facts named(String name, @Nullable Object value) {
        facts.put(Table.printable(name), Table.printable(Texts.orUnknown(value)));
        return this;
    }

    /** The lines, with the values in one column. */
    public String text() {
        int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> text.append(text.isEmpty() ? "" : "\n")
                .append(name)
                .append(" ".repeat(width - name.length()))
                .append(value));
        return text.toString();
    }
}
