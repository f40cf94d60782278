package org.cloudy.bus.capabilities;

import java.util.List;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A plugin of this node.
 *
 * @param file its name in the folder of plugins; empty for one that every node brings
 * @param name of the capability that it is; null if that cannot be read
 * @param title null if that cannot be read
 * @param version as its author counts it; null if that cannot be read
 * @param waiting whether what the file says now is not in force yet
 * @param problems why the file is not used as it is; empty if it is
 */
public record PluginEntry(
        String file,
        PluginKind kind,
        @Nullable String name,
        @Nullable Text title,
        @Nullable String version,
        boolean waiting,
        List<PluginProblem> problems) {}
