package org.cloudy.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Descriptor;

/** Whether texts exist in all languages of the project. */
public final class Translations {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-zA-Z]+}");

    private Translations() {}

    /** What is wrong with the texts of a capability and of its settings; empty if nothing is. */
    public static <S extends Record> List<String> problemsOf(Descriptor<S> descriptor) {
        String key = "capability." + descriptor.name();
        Map<String, Text> wanted = new TreeMap<>();
        wanted.put(key + ".title", descriptor.title());
        wanted.put(key + ".summary", descriptor.summary());
        wanted.put(key + ".description", descriptor.description());
        descriptor.settings().fields(key + ".settings").forEach(field -> {
            wanted.put(key + ".settings." + field.name() + ".title", field.title());
            wanted.put(key + ".settings." + field.name() + ".help", field.help());
        });
        List<String> problems = new ArrayList<>();
        wanted.forEach((name, text) -> Messages.LANGUAGES.stream()
                .filter(language -> own(name, text, language).isBlank())
                .forEach(language -> problems.add(language + " lacks " + name)));
        problems.addAll(problemsOf(key + "."));
        return problems;
    }

    /** The words of the catalogue, or those that a capability without code brings itself. */
    private static String own(String key, Text text, String language) {
        boolean brought = !text.in("en").equals(Messages.text("en", key, Map.of()));
        return brought
                ? text.byLanguage().getOrDefault(language, "")
                : Messages.catalogue(language).getOrDefault(key, "");
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
