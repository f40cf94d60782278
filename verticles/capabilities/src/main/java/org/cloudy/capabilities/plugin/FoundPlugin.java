package org.cloudy.capabilities.plugin;

import java.nio.file.Path;
import java.util.List;
import org.cloudy.bus.capabilities.PluginKind;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Capability;
import org.jspecify.annotations.Nullable;

/**
 * A plugin without a mistake.
 *
 * @param version as its author counts it
 * @param source copy of its file that nobody changes; null for one that every node brings
 */
public record FoundPlugin(
        PluginKind kind,
        String version,
        Capability capability,
        @Nullable Path source) {
    /** One whose file is not known yet. */
    public FoundPlugin(PluginKind kind, String version, Capability capability) {
        this(kind, version, capability, null);
    }

    FoundPlugin from(Path copy) {
        return new FoundPlugin(kind, version, capability, copy);
    }

    public String name() {
        return capability.describe().name();
    }

    public Text title() {
        return capability.describe().title();
    }

    public List<String> requires() {
        return capability.describe().requires();
    }
}
