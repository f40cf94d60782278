package org.cloudy.cli.view;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.text.Messages;

/** The language of a terminal, in the way of POSIX: {@code LC_ALL} before {@code LC_MESSAGES} before {@code LANG}. */
public final class Language {
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private Language() {}

    /** An ISO 639-1 code of {@link Messages#LANGUAGES}; English for a language that the project does not have. */
    public static String of(Map<String, String> environment) {
        for (String variable : VARIABLES) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                return language(locale);
            }
        }
        return Messages.LANGUAGES.getFirst();
    }

    private static String language(String locale) {
        for (String language : Messages.LANGUAGES) {
            if (locale.startsWith(language) && (locale.length() == 2 || !Character.isLetterOrDigit(locale.charAt(2)))) {
                return language;
            }
        }
        return Messages.LANGUAGES.getFirst();
    }
}
