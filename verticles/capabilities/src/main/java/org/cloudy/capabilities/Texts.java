package org.cloudy.capabilities;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;

/** Texts in all languages that name something which has a name in all languages. */
final class Texts {
    private Texts() {}

    /** A translated sentence about something whose title is translated, too. */
    static Text about(String key, Text title) {
        return inAll(language -> Messages.text(language, key, Map.of("name", title.in(language))));
    }

    /** The sentence of a failure. */
    static Text of(Failure failure) {
        return inAll(language -> failure.problem().in(language));
    }

    private static Text inAll(Function<String, String> text) {
        return new Text(Messages.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), text)));
    }
}
