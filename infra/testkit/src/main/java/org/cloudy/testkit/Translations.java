package org.cloudy.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.settings.SettingsSchema;

/** Whether texts exist in all languages of the project. */
public final class Translations {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-zA-Z]+}");

    private Translations() {}

    /** What is wrong with the texts of a capability and of its settings; empty if nothing is. */
    public static <S extends Record> List<String> problemsOf(Descriptor<S> descriptor) {
        String key = "capability." + descriptor.name();
        List<String> wanted = new ArrayList<>(List.of(key + ".title", key + ".summary", key + ".description"));
        SettingsSchema.of(descriptor.defaults()).fields(key + ".settings").stream()
                .map(CapabilityDetail.Field::name)
                .forEach(field -> {
                    wanted.add(key + ".settings." + field + ".title");
                    wanted.add(key + ".settings." + field + ".help");
                });
        List<String> problems = new ArrayList<>();
        for (String text : wanted) {
            for (String language : Messages.LANGUAGES) {
                if (Messages.catalogue(language).getOrDefault(text, "").isBlank()) {
                    problems.add(language + " lacks " + text);
                }
            }
        }
        problems.addAll(problemsOf(key + "."));
        return problems;
    }

    /** Keys with this beginning that a language lacks or has alone, and texts whose placeholders differ from the English. */
    public static List<String> problemsOf(String prefix) {
        List<String> problems = new ArrayList<>();
        Map<String, String> english = Messages.catalogue("en");
        Set<String> keys = new TreeSet<>();
        Messages.LANGUAGES.forEach(
                language -> keys.addAll(Messages.catalogue(language).keySet()));
        keys.removeIf(key -> !key.startsWith(prefix));
        for (String key : keys) {
            for (String language : Messages.LANGUAGES) {
                String text = Messages.catalogue(language).get(key);
                if (text == null) {
                    problems.add(language + " lacks " + key);
                } else if (!placeholders(text).equals(placeholders(english.getOrDefault(key, text)))) {
                    problems.add(language + " has other placeholders in " + key);
                }
            }
        }
        return problems;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }
}
