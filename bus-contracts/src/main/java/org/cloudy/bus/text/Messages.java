package org.cloudy.bus.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The translations of all modules on the class path: each brings {@code i18n/messages_<language>.properties} in UTF-8, with
 * placeholders as {@code {name}}. A text that a language lacks is told in English; a key that none has is told as the key.
 */
public final class Messages {
    /** The languages that every text exists in, as ISO 639-1 codes, the default first. */
    public static final List<String> LANGUAGES = List.of("en", "es", "ca");

    private static final Map<String, Map<String, String>> CATALOGUES = new ConcurrentHashMap<>();

    private Messages() {}

    /** All texts of a language, by key; empty for a language that the project does not have. */
    public static Map<String, String> catalogue(String language) {
        return LANGUAGES.contains(language)
                ? CATALOGUES.computeIfAbsent(language, wanted -> load(wanted, Messages.class.getClassLoader()))
                : Map.of();
    }

    /**
     * Takes the translations of a plugin that is not on the class path, in place of those that it had before. What the class path says
     * it cannot change.
     *
     * @param prefix that its keys begin with; others are left, so that no plugin changes what another one says
     * @param files the plugin's own, by name; null where it has none
     */
    public static void learn(String prefix, Function<String, @Nullable URL> files) {
        for (String language : LANGUAGES) {
            Properties texts = new Properties();
            try {
                URL file = files.apply(file(language));
                if (file != null) {
                    read(file, texts);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("translations cannot be read", e);
            }
            Map<String, String> all = new HashMap<>(catalogue(language));
            all.keySet().removeIf(key -> key.startsWith(prefix));
            texts.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(prefix))
                    .forEach(key -> all.put(key, texts.getProperty(key)));
            load(language, Messages.class.getClassLoader()).forEach((key, text) -> {
                if (key.startsWith(prefix)) {
                    all.put(key, text);
                }
            });
            CATALOGUES.put(language, Map.copyOf(all));
        }
    }

    private static String file(String language) {
        return "i18n/messages_" + language + ".properties";
    }

    private static void read(URL file, Properties texts) throws IOException {
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
    }

    /** A text in a language, or in English, or the key itself. */
    public static String text(String language, String key, Map<String, String> args) {
        return find(language, key, args).orElse(key);
    }

    /** A text in a language, or in English; empty where neither has the key. */
    public static Optional<String> find(String language, String key, Map<String, String> args) {
        return Optional.ofNullable(catalogue(language).get(key))
                .or(() -> Optional.ofNullable(catalogue("en").get(key)))
                .map(text -> fill(text, args));
    }

    /** A key in every language. */
    public static Text everywhere(String key) {
        return everywhere(key, Map.of());
    }

    /** A key with arguments in every language. */
    public static Text everywhere(String key, Map<String, String> args) {
        return Text.inEach(language -> text(language, key, args));
    }

    /** A key in every language, with arguments that have languages, too. */
    public static Text around(String key, Map<String, Text> args) {
        return Text.inEach(language -> text(
                language,
                key,
                args.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, arg -> arg.getValue().in(language)))));
    }

    private static String fill(String text, Map<String, String> args) {
        String filled = text;
        for (Map.Entry<String, String> arg : args.entrySet()) {
            filled = filled.replace("{" + arg.getKey() + "}", arg.getValue());
        }
        return filled;
    }

    private static Map<String, String> load(String language, ClassLoader loader) {
        Properties texts = new Properties();
        try {
            Enumeration<URL> files = loader.getResources(file(language));
            while (files.hasMoreElements()) {
                read(files.nextElement(), texts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("translations cannot be read", e);
        }
        return texts.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, texts::getProperty));
    }
}
