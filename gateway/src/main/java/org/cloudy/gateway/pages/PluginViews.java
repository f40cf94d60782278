package org.cloudy.gateway.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.PluginEntry;
import org.cloudy.bus.capabilities.PluginKind;
import org.cloudy.bus.capabilities.PluginList;
import org.cloudy.bus.capabilities.PluginOutline;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** What the pages about plugins show. */
final class PluginViews {
    private PluginViews() {}

    /**
     * All plugins.
     *
     * @param problem why what somebody asked was refused; null if it was not
     */
    record Index(
            List<Row> added,
            List<Row> shipped,
            boolean admin,
            @Nullable String problem) {
        static Index of(PluginList list, boolean admin, String language, Failure.@Nullable Problem problem) {
            List<Row> rows = list.plugins().stream()
                    .map(plugin -> Row.of(plugin, language))
                    .toList();
            return new Index(
                    rows.stream().filter(row -> !row.file().isEmpty()).toList(),
                    rows.stream().filter(row -> row.file().isEmpty()).toList(),
                    admin,
                    problem == null ? null : problem.in(language));
        }
    }

    /**
     * A plugin as a line of a list; what is not known is null.
     *
     * @param href its capability's page
     * @param version null also where it has none of its own
     * @param problems each with its place, where it has one
     */
    record Row(
            String title,
            String file,
            String kindKey,
            @Nullable String href,
            @Nullable String version,
            boolean waiting,
            List<Mistake> problems,
            String removeHref) {

        static Row of(PluginEntry plugin, String language) {
            String name = plugin.name();
            boolean lines = plugin.kind() == PluginKind.DECLARED;
            return new Row(
                    title(plugin, language),
                    plugin.file(),
                    "page.plugins.kind." + Words.plain(plugin.kind()),
                    name == null ? null : CapabilityTile.href(name),
                    plugin.version(),
                    plugin.waiting(),
                    plugin.problems().stream()
                            .map(problem -> Mistake.of(lines ? problem.line() : 0, problem, "", language))
                            .toList(),
                    "/system/plugins/remove?name="
                            + URLEncoder.encode(name == null ? plugin.file() : name, StandardCharsets.UTF_8));
        }

        private static String title(PluginEntry plugin, String language) {
            Text title = plugin.title();
            return title == null ? plugin.file() : title.in(language);
        }
    }

    /**
     * Something that is wrong with a file.
     *
     * @param line 0 where it has no place
     * @param excerpt of the file, with a mark under the place; empty where none is shown
     */
    record Mistake(int line, int column, String message, String excerpt) {
        static Mistake of(int line, PluginProblem problem, String text, String language) {
            return new Mistake(
                    line,
                    problem.column(),
                    problem.message().in(language),
                    text.isEmpty() ? "" : new Excerpt(text).at(problem.line(), problem.column()));
        }
    }

    /** Where one is added; {@code problem} is what is wrong with what was sent as a whole, null for nothing. */
    record Add(
            String source, List<Mistake> mistakes, @Nullable String problem) {
        static final Add NOTHING = new Add("", List.of(), null);

        static Add mistaken(String text, List<PluginProblem> problems, String language) {
            List<Mistake> mistakes = problems.stream()
                    .map(problem -> Mistake.of(problem.line(), problem, text, language))
                    .toList();
            return new Add(text, mistakes, null);
        }
    }

    /** What one asks of the machine, before it is taken. */
    record Confirm(PluginOutline outline, String source) {}

    /** Asks whether one is really to go. */
    record Remove(String name, String title, String file) {
        /** Only what lies in the folder can go; {@code name} is an id, or a file where that cannot be read. */
        static Optional<Remove> of(PluginList list, String name, String language) {
            return list.plugins().stream()
                    .filter(plugin -> !plugin.file().isEmpty())
                    .filter(plugin -> name.equals(plugin.name()) || name.equals(plugin.file()))
                    .findFirst()
                    .map(plugin -> new Remove(name, Row.title(plugin, language), plugin.file()));
        }
    }
}
