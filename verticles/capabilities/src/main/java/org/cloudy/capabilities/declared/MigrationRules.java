package org.cloudy.capabilities.declared;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.capabilities.declared.PluginDocument.MigrationDeclaration;
import org.cloudy.platform.settings.SettingsSchema;

/** What the migrations of a plugin must keep to: each leads to a version that there was, and to settings that there are then. */
final class MigrationRules {
    private final PluginDocument plugin;
    private final BiConsumer<String, Text> problems;

    /** @param problems takes what is wrong at a path */
    MigrationRules(PluginDocument plugin, BiConsumer<String, Text> problems) {
        this.plugin = plugin;
        this.problems = problems;
    }

    void check() {
        SortedMap<Integer, MigrationDeclaration> newestFirst = new TreeMap<>((one, other) -> other - one);
        newestFirst.putAll(plugin.migrations());
        Set<String> known = new HashSet<>(plugin.settings().keySet());
        newestFirst.forEach((to, migration) -> {
            String path = "/migrations/" + to;
            if (to < 2 || to > plugin.version()) {
                problem(path, "plugins.error.migration-version", Map.of("newest", "" + plugin.version()));
            }
            migration.rename().forEach((before, now) -> require(path + "/rename/" + before, now, known));
            migration.standard().keySet().forEach(name -> require(path + "/default/" + name, name, known));
            migration.standard().forEach((name, value) -> fit(path + "/default/" + name, name, value));
            known.addAll(migration.rename().keySet());
            known.addAll(migration.drop());
        });
    }

    private void require(String path, String name, Set<String> known) {
        if (!known.contains(name)) {
            problem(path, "plugins.error.migration-name", Map.of("name", name));
        }
    }

    /** A value of a setting that there still is has to be one that it may have. */
    private void fit(String path, String name, Object value) {
        if (!plugin.settings().containsKey(name)) {
            return;
        }
        var schema = SettingsSchema.declared(plugin.declared());
        try {
            schema.change(schema.defaults(), Map.of(name, value));
        } catch (Failure e) {
            e.problem().fields().stream()
                    .filter(field -> field.field().equals(name))
                    .forEach(field -> problems.accept(path, Messages.everywhere(field.key(), field.args())));
        }
    }

    private void problem(String path, String key, Map<String, String> args) {
        problems.accept(path, Messages.everywhere(key, args));
    }
}
