package org.cloudy.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final Pattern COMMENT = Pattern.compile("\\{\\{!--.*?--}}|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{\\{?.*?}?}}", Pattern.DOTALL);
    private static final Pattern SPOKEN =
            Pattern.compile("\\b(aria-label|title|placeholder|alt|data-announce|data-copied)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("\\{\\{\\s*(t|plural)\\s+\"([^\"]+)\"");
    private static final Pattern ICON = Pattern.compile("\\{\\{\\s*icon\\s+\"([^\"]+)\"");

    @Test
    @DisplayName("No template holds text of its own: all of it comes from the translations")
    void holdNoText() throws IOException {
        Sources.templates().forEach((name, text) -> {
            String markup =
                    EXPRESSION.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
            assertThat(TAG.matcher(markup)
                            .replaceAll(" ")
                            .replaceAll("\\s+", " ")
                            .strip())
                    .as(name)
                    .doesNotContainPattern("\\p{L}");
            assertThat(SPOKEN.matcher(markup).results().map((MatchResult match) -> match.group(2)))
                    .as("what is said of elements in " + name)
                    .noneMatch(said -> said.codePoints().anyMatch(Character::isLetter));
        });
    }

    @Test
    @DisplayName("Every text that a template names exists")
    void nameKnownTexts() throws IOException {
        Properties english = Sources.messages("en");
        Sources.templates()
                .forEach((name, text) -> KEY.matcher(text).results().forEach(match -> {
                    String key = match.group(2);
                    if (match.group(1).equals("plural")) {
                        assertThat(english.stringPropertyNames()).as(name).contains(key + ".one", key + ".other");
                    } else {
                        assertThat(english.stringPropertyNames()).as(name).contains(key);
                    }
                }));
    }

    @Test
    @DisplayName("Every icon that a template draws is in the sprite")
    void drawKnownIcons() throws IOException {
        Set<String> drawn = new TreeSet<>();
        Sources.templates()
                .values()
                .forEach(text -> ICON.matcher(text).results().forEach(match -> drawn.add(match.group(1))));
        Set<String> known = Pattern.compile("<symbol id=\"([^\"]+)\"")
                .matcher(Sources.text("webroot/vendor/icons.svg"))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(known).containsAll(drawn);
    }

    @Test
    @DisplayName("No template has a script or style within, which the content security policy would stop")
    void haveNothingInline() throws IOException {
        Sources.templates()
                .forEach((name, text) -> assertThat(text)
                        .as(name)
                        .doesNotContain("<style", " style=", "javascript:")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContainPattern("<script(?![^>]*src=)"));
    }

    @Test
    @DisplayName("Every form that changes something brings the CSRF token")
    void formsAreProtected() throws IOException {
        Pattern form = Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
        Sources.templates()
                .forEach((name, text) -> form.matcher(text)
                        .results()
                        .forEach(match -> assertThat(match.group()).as(name).contains("{{csrf}}")));
    }

    @Test
    @DisplayName("Nothing is shown unescaped but the page within its frame")
    void escapeAll() throws IOException {
        Sources.templates()
                .forEach((name, text) ->
                        assertThat(text.replace("{{{content}}}", "")).as(name).doesNotContain("{{{", "{{&"));
    }
}
