package org.cloudy.capabilities.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;

/**
 * What was read of a file.
 *
 * @param plugin empty if there are problems
 * @param problems in the order of their places
 * @param place where a path is in the file
 */
public record PluginRead(
        Optional<FoundPlugin> plugin, List<PluginProblem> problems, Function<Objection, PluginProblem> place) {

    /** A file that cannot be used, for a reason that has no place in it. */
    static PluginRead refused(String key, java.util.Map<String, String> args) {
        return refused(Messages.everywhere(key, args));
    }

    static PluginRead refused(Text why) {
        return new PluginRead(Optional.empty(), List.of(new PluginProblem(1, 1, "", why)), PluginRead::anywhere);
    }

    /** A file without lines that cannot be taken. */
    static PluginRead refused(Objection objection) {
        return new PluginRead(Optional.empty(), List.of(anywhere(objection)), PluginRead::anywhere);
    }

    /** A file that has no lines. */
    static PluginRead of(FoundPlugin plugin) {
        return new PluginRead(Optional.of(plugin), List.of(), PluginRead::anywhere);
    }

    /** The same, read of this copy of a file. */
    PluginRead from(Path copy) {
        return new PluginRead(plugin.map(found -> found.from(copy)), problems, place);
    }

    private static PluginProblem anywhere(Objection objection) {
        return new PluginProblem(1, 1, objection.path(), objection.message());
    }
}
