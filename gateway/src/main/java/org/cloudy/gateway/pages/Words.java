package org.cloudy.gateway.pages;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Handlebars.SafeString;
import com.github.jknack.handlebars.Options;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** What templates can say: translations, numbers and times in the language of the page, icons, addresses of assets. */
final class Words {
    /** Name of the template data that holds the page's language. */
    static final String LANGUAGE = "language";
    /** Name of the template data that holds the page's CSRF token. */
    static final String CSRF = "csrf";

    private final Clock clock;
    private final Map<String, Formats> formats = new ConcurrentHashMap<>();

    Words(Clock clock) {
        this.clock = clock;
    }

    void teach(Handlebars handlebars, UnaryOperator<String> assets) {
        Icons icons = new Icons(assets.apply(Icons.SPRITE));
        handlebars.registerHelper("t", (Object key, Options options) -> translate(plain(key), options));
        handlebars.registerHelper("plural", (Object key, Options options) -> plural(plain(key), options));
        handlebars.registerHelper("text", (Object text, Options options) -> text(text, options));
        handlebars.registerHelper("asset", (Object name, Options options) -> new SafeString(assets.apply(plain(name))));
        handlebars.registerHelper(
                "icon", (Object name, Options options) -> icons.draw(plain(name), options.param(0, "")));
        handlebars.registerHelper("stateIcon", (Object state, Options options) -> Icons.ofState(plain(state)));
        handlebars.registerHelper("csrf", (Object none, Options options) -> csrfField(options));
        handlebars.registerHelper("languageName", (Object code, Options options) -> languageName(plain(code)));
        handlebars.registerHelper("concat", (Object first, Options options) -> concat(first, options));
        handlebars.registerHelper("eq", (Object first, Options options) -> choose(first, options));
        handlebars.registerHelper(
                "number",
                (Object value, Options options) -> formats(options).number(((Number) value).doubleValue(), 1));
        handlebars.registerHelper(
                "percentText",
                (Object value, Options options) -> formats(options).percent(((Number) value).longValue()));
        handlebars.registerHelper(
                "ago", (Object time, Options options) -> time(time, options, (f, at) -> f.ago(at, clock.instant())));
        handlebars.registerHelper(
                "age", (Object time, Options options) -> time(time, options, (f, at) -> f.age(at, clock.instant())));
        handlebars.registerHelper("date", (Object time, Options options) -> time(time, options, Formats::date));
        handlebars.registerHelper(
                "clock", (Object time, Options options) -> formats(options).clock((Instant) time));
    }

    /** A value as it stands in a page: constants in lower case, the rest as they are. */
    static String plain(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString();
    }

    private String translate(String key, Options options) {
        return Messages.text(language(options), key, arguments(options));
    }

    private String plural(String key, Options options) {
        long count = ((Number) options.param(0)).longValue();
        String form = key + (count == 1 ? ".one" : ".other");
        return Messages.text(
                language(options), form, Map.of("n", formats(options).number(count)));
    }

    private Map<String, String> arguments(Options options) {
        if (options.hash.isEmpty()) {
            return Map.of();
        }
        Map<String, String> arguments = new HashMap<>();
        for (Entry<String, Object> argument : options.hash.entrySet()) {
            arguments.put(argument.getKey(), plain(argument.getValue()));
        }
        return arguments;
    }

    /** A template that says {@code text} alone, for a field of that name, would have all that it shows written out. */
    private String text(@Nullable Object text, Options options) {
        return switch (text) {
            case null -> "";
            case Text translated -> translated.in(language(options));
            case CharSequence plain -> plain.toString();
            default ->
                throw new IllegalArgumentException(options.fn.filename() + ": no text but "
                        + text.getClass().getSimpleName());
        };
    }

    private static SafeString csrfField(Options options) {
        String token = plain(options.data(CSRF));
        return new SafeString("<input type=\"hidden\" name=\"" + Visitor.CSRF_FIELD + "\" value=\""
                + Handlebars.Utils.escapeExpression(token) + "\">");
    }

    private static String languageName(String code) {
        return Messages.text(code, "page.language.own-name", Map.of());
    }

    private static String concat(@Nullable Object first, Options options) {
        StringBuilder joined = new StringBuilder(plain(first));
        for (Object next : options.params) {
            joined.append(plain(next));
        }
        return joined.toString();
    }

    private static Object choose(@Nullable Object first, Options options) throws java.io.IOException {
        return plain(first).equals(plain(options.param(0))) ? options.fn() : options.inverse();
    }

    private SafeString time(Object time, Options options, BiFunction<Formats, Instant, String> write) {
        Instant at = (Instant) time;
        Formats words = formats(options);
        return new SafeString("<time datetime=\"" + at + "\" title=\"" + escape(words.date(at)) + "\">"
                + escape(write.apply(words, at)) + "</time>");
    }

    private static CharSequence escape(String text) {
        return Handlebars.Utils.escapeExpression(text);
    }

    private Formats formats(Options options) {
        return formats.computeIfAbsent(language(options), Formats::new);
    }

    private static String language(Options options) {
        return plain(options.data(LANGUAGE));
    }
}
