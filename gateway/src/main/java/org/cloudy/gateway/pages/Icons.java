package org.cloudy.gateway.pages;

import com.github.jknack.handlebars.Handlebars.SafeString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pictures that the pages draw, from one sprite; one that it lacks is drawn as a box. */
final class Icons {
    static final String SPRITE = "vendor/icons.svg";
    private static final String UNKNOWN = "box";
    private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"([a-z0-9-]+)\"");

    /** The picture of a state or health, by its name. */
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("passing", "check-circle-fill"),
            Map.entry("warning", "exclamation-triangle-fill"),
            Map.entry("critical", "x-circle-fill"),
            Map.entry("unknown", "question-circle"),
            Map.entry("available", "cloud-arrow-down"),
            Map.entry("installing", "hourglass-split"),
            Map.entry("stopped", "stop-circle"),
            Map.entry("running", "play-circle-fill"),
            Map.entry("failed", "exclamation-octagon-fill"),
            Map.entry("job-queued", "hourglass"),
            Map.entry("job-running", "arrow-repeat"),
            Map.entry("job-failed", "exclamation-octagon-fill"),
            Map.entry("job-succeeded", "check-circle-fill"),
            Map.entry("job-cancelled", "slash-circle"));

    private final Set<String> known;
    private final String sprite;

    /** @param sprite the address of the sprite */
    Icons(String sprite) {
        this.sprite = sprite;
        this.known = names();
    }

    /** The picture with this name; it says nothing to a screen reader, so text must stand beside it. */
    SafeString draw(String name, String cssClass) {
        String symbol = known.contains(name) ? name : UNKNOWN;
        return new SafeString("<svg class=\"icon " + cssClass + "\" aria-hidden=\"true\"><use href=\"" + sprite + "#"
                + symbol + "\"></use></svg>");
    }

    static String ofState(String state) {
        return STATES.getOrDefault(state, "question-circle");
    }

    /** All names in the sprite. */
    static Set<String> names() {
        try (InputStream in = Icons.class.getResourceAsStream("/webroot/" + SPRITE)) {
            if (in == null) {
                throw new IllegalStateException("the icons are not on the class path");
            }
            String svg = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SYMBOL.matcher(svg)
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the icons cannot be read", e);
        }
    }
}
