package org.cloudy.capabilities;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.PluginList;
import org.cloudy.bus.capabilities.PluginReport;
import org.cloudy.bus.capabilities.PluginSchema;
import org.cloudy.bus.capabilities.PluginText;
import org.cloudy.bus.text.Text;
import org.cloudy.capabilities.declared.Declaration;
import org.cloudy.capabilities.declared.PluginReader;
import org.cloudy.capabilities.declared.Shipped;
import org.cloudy.capabilities.plugin.FoundPlugin;

/** Where plugins without code are looked at and handed in. Blocks. */
final class PluginDesk {
    private final Lives lives;
    private final PluginStock stock;
    private final Changes changes;
    private final Consumer<Life<?>> update;
    private final Consumer<Life<?>> diagnose;
    private Set<String> orphans = Set.of();

    /**
     * Where they are looked at.
     *
     * @param update starts the job that takes up the changed file of one that is installed
     * @param diagnose looks how one is
     */
    PluginDesk(Lives lives, PluginStock stock, Changes changes, Consumer<Life<?>> update, Consumer<Life<?>> diagnose) {
        this.lives = lives;
        this.stock = stock;
        this.changes = changes;
        this.update = update;
        this.diagnose = diagnose;
    }

    PluginReport check(PluginText plugin) {
        Declaration declaration = PluginReader.read(plugin.text());
        Optional<FoundPlugin> found = declaration.plugin();
        return declaration.report(
                found.flatMap(stock::objection),
                found.map(FoundPlugin::name).map(stock::version).orElse(null));
    }

    PluginList list() {
        return new PluginList(stock.list());
    }

    PluginSchema schema() {
        return new PluginSchema(Shipped.schema());
    }

    /** @throws Failure as {@link PluginStock#removePlugin} */
    Empty remove(CapabilityName which) {
        stock.removePlugin(which.name());
        look();
        return Empty.EMPTY;
    }

    /** @throws Failure INVALID if no plugin can have this name */
    PluginText begin(CapabilityName wanted) {
        String text = Shipped.sample(wanted.name());
        boolean fits = PluginReader.read(text)
                .plugin()
                .filter(plugin -> plugin.name().equals(wanted.name()))
                .isPresent();
        if (!fits) {
            throw Failure.of(
                    FailureCode.INVALID, "plugins.name-invalid", Map.of("name", Text.shortened(wanted.name())));
        }
        return new PluginText(text);
    }

    /** @throws Failure UNAVAILABLE if the disk refuses */
    PluginReport add(PluginText plugin) {
        PluginReport report = check(plugin);
        String name = report.name();
        if (name != null) {
            stock.keepPlugin(name, plugin.text());
            look();
        }
        return report;
    }

    /** Takes up what was dropped into the folder, and tells whoever listens. */
    void look() {
        List<Life<?>> taken = stock.lookForPlugins();
        taken.forEach(changes::tellAnyway);
        stock.outdated().forEach(update);
        lookForOrphans();
    }

    /** What has become an orphan says so at once, and so does what is none any more. */
    private synchronized void lookForOrphans() {
        Set<String> now = stock.orphans();
        Set<String> other = new HashSet<>(orphans);
        other.removeAll(now);
        now.stream().filter(name -> !orphans.contains(name)).forEach(other::add);
        orphans = now;
        lives.all().stream().filter(life -> other.contains(life.name())).forEach(diagnose);
    }
}
