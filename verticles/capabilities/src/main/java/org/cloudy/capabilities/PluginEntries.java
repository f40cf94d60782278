package org.cloudy.capabilities;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudy.bus.capabilities.PluginEntry;
import org.cloudy.bus.capabilities.PluginKind;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.capabilities.plugin.FoundPlugin;
import org.cloudy.capabilities.plugin.PluginFolder;
import org.jspecify.annotations.Nullable;

/** How plugins are listed. */
final class PluginEntries {
    private PluginEntries() {}

    /** A file in the owner's folder. */
    static PluginEntry added(PluginFolder.Known known, Set<String> waiting) {
        FoundPlugin plugin = known.plugin().orElse(null);
        return new PluginEntry(
                known.file(),
                PluginKind.ofFile(known.file()),
                plugin == null ? null : plugin.name(),
                plugin == null ? null : plugin.title(),
                plugin == null ? null : plugin.version(),
                plugin != null && waiting.contains(plugin.name()),
                known.problems());
    }

    /** One that is installed, and whose file is gone from that folder. */
    static PluginEntry orphan(Life<?> life, @Nullable String version, String file, Path folder) {
        return new PluginEntry(
                file,
                PluginKind.ofFile(file),
                life.name(),
                life.descriptor().title(),
                version,
                false,
                List.of(new PluginProblem(0, 0, "", orphaned(folder))));
    }

    /** What is to be done about that. */
    static Text orphaned(Path folder) {
        return Messages.everywhere("plugins.orphan", Map.of("folder", folder.toString()));
    }

    /** One that comes with every node. */
    static PluginEntry brought(Life<?> life, @Nullable String version) {
        return new PluginEntry(
                "", PluginKind.SHIPPED, life.name(), life.descriptor().title(), version, false, List.of());
    }
}
