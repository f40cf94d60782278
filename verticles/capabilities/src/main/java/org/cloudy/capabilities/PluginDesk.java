package org.cloudy.capabilities;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.PluginReport;
import org.cloudy.bus.capabilities.PluginText;
import org.cloudy.bus.text.Text;
import org.cloudy.capabilities.declared.PluginReader;
import org.cloudy.capabilities.declared.Shipped;

/** Where plugins without code are looked at and handed in. Blocks. */
final class PluginDesk {
    private final Lives lives;
    private final Changes changes;

    PluginDesk(Lives lives, Changes changes) {
        this.lives = lives;
        this.changes = changes;
    }

    PluginReport check(PluginText plugin) {
        return PluginReader.check(plugin.text());
    }

    /** @throws Failure INVALID if no plugin can have this name */
    PluginText begin(CapabilityName wanted) {
        String text = Shipped.sample(wanted.name());
        if (!wanted.name().equals(PluginReader.check(text).name())) {
            throw Failure.of(
                    FailureCode.INVALID, "plugins.name-invalid", Map.of("name", Text.shortened(wanted.name())));
        }
        return new PluginText(text);
    }

    /** @throws Failure CONFLICT if the node brings a capability of that name; UNAVAILABLE if the disk refuses */
    PluginReport add(PluginText plugin) {
        PluginReport report = check(plugin);
        String name = report.name();
        if (name != null) {
            lives.keepPlugin(name, plugin.text());
            look();
        }
        return report;
    }

    /** Takes up what was dropped into the folder, and tells whoever listens. */
    void look() {
        List<Life<?>> taken = lives.lookForPlugins();
        taken.forEach(changes::tellAnyway);
    }
}
