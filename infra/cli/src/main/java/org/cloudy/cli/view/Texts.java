package org.cloudy.cli.view;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.cloudy.bus.Failure;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** What is said to the user, in one language. */
public record Texts(String language) {
    /** Stands for what is not known. */
    public static final String UNKNOWN = "–";

    /** A text; the values of its placeholders follow as name, value, name, value. */
    public String of(String key, String... args) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            values.put(args[i], args[i + 1]);
        }
        return Messages.text(language, key, values);
    }

    /** A text that came from the node. */
    public String of(@Nullable Text text) {
        return text == null ? UNKNOWN : text.in(language);
    }

    /** The sentence of a failure. */
    public String of(Failure.Problem problem) {
        return problem.in(language);
    }

    /** The name of an enumeration's value, as in {@code cli.state.running}. */
    public String of(String kind, Enum<?> value) {
        return of("cli." + kind + "." + value.name().toLowerCase(Locale.ROOT));
    }

    /** A value that may not be known. */
    public static String orUnknown(@Nullable Object value) {
        return value == null ? UNKNOWN : value.toString();
    }

    /** The same texts for picocli, which finds the help of a command or an option by its name. */
    public ResourceBundle bundle() {
        Map<String, String> english = Messages.catalogue(Messages.LANGUAGES.getFirst());
        Map<String, String> own = Messages.catalogue(language);
        return new ResourceBundle() {
            @Override
            protected @Nullable Object handleGetObject(String key) {
                return own.getOrDefault(key, english.get(key));
            }

            @Override
            public boolean containsKey(String key) {
                return english.containsKey(key);
            }

            @Override
            public Enumeration<String> getKeys() {
                return Collections.enumeration(english.keySet());
            }
        };
    }
}
