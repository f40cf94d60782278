package org.cloudy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.text.Messages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a module's texts must be; inherited by a test of each module that has any. */
public abstract class TranslationsContract {
    private final List<String> prefixes;

    /** @param prefixes the beginnings of the module's keys, each with its dot, as {@code "job."} */
    protected TranslationsContract(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    private Set<String> keys() {
        return Messages.catalogue("en").keySet().stream()
                .filter(key -> prefixes.stream().anyMatch(key::startsWith))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Test
    @DisplayName("Every text exists in every language, with the same placeholders")
    final void complete() {
        assertThat(prefixes).allSatisfy(prefix -> {
            assertThat(keys()).as("texts of %s", prefix).anyMatch(key -> key.startsWith(prefix));
            assertThat(Translations.problemsOf(prefix)).isEmpty();
        });
    }

    @Test
    @DisplayName("No sentence was left in English")
    final void translated() {
        Map<String, String> english = Messages.catalogue("en");
        assertThat(keys())
                .filteredOn(key -> english.getOrDefault(key, "").split(" ").length > 2)
                .allSatisfy(key -> assertThat(List.of("es", "ca"))
                        .allSatisfy(language -> assertThat(Messages.text(language, key, Map.of()))
                                .as("%s in %s", key, language)
                                .isNotEqualTo(english.get(key))));
    }

    @Test
    @DisplayName("Every key that the module's sources name exists")
    final void known() throws IOException {
        Path sources = Path.of(System.getProperty("basedir", "."), "src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                assertThat(named(Files.readString(file)))
                        .as("keys in %s", file.getFileName())
                        .allMatch(Messages.catalogue("en")::containsKey);
            }
        }
    }

    private List<String> named(String source) {
        return prefixes.stream()
                .flatMap(prefix -> Pattern.compile("\"(" + Pattern.quote(prefix) + "[a-z0-9.-]*[a-z0-9])\"")
                        .matcher(source)
                        .results()
                        .map((MatchResult found) -> found.group(1)))
                .toList();
    }
}
