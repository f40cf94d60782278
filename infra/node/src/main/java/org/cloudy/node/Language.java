package org.cloudy.node;

import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.text.Messages;

/**
 * The language of the terminal that a node is started from, in the way of POSIX: the first variable that is set decides. Before
 * them comes the one in which the node's launcher keeps what they said.
 */
record Language(String code) {

    /** English where the locale is of a language that the project does not have. */
    static Language of(Map<String, String> environment) {
        String locale = Stream.of("CLOUDY_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(variable -> environment.getOrDefault(variable, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        String code = locale.replaceFirst("[^a-z].*", "");
        return new Language(Messages.LANGUAGES.contains(code) ? code : Messages.LANGUAGES.getFirst());
    }

    String text(String key) {
        return text(key, Map.of());
    }

    String text(String key, Map<String, String> args) {
        return Messages.text(code, key, args);
    }
}
