package org.cloudy.capabilities;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.text.Text;
import org.cloudy.capabilities.declared.PluginFolder;
import org.cloudy.capabilities.declared.Shipped;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The capabilities that have a life cycle: all but the parts of every node, which are always on. */
final class Lives {
    private static final Logger LOG = LoggerFactory.getLogger(Lives.class);

    private final NodeContext node;
    private final Changes changes;
    private final PluginFolder plugins;
    private final SortedMap<String, Life<?>> byName = new ConcurrentSkipListMap<>();
    private final Map<String, Capability> waiting = new HashMap<>();
    private final Set<String> brought;
    private final List<String> essential;

    Lives(NodeContext node, Changes changes) {
        this.node = node;
        this.changes = changes;
        this.plugins = new PluginFolder(node.config().data().resolve("plugins"));
        this.essential = node.capabilities().stream()
                .map(Capability::describe)
                .filter(Descriptor::essential)
                .map(Descriptor::name)
                .toList();
        Stream.concat(node.capabilities().stream(), Shipped.capabilities().stream())
                .filter(capability -> !capability.describe().essential())
                .map(capability -> Life.of(capability, node, changes))
                .forEach(life -> byName.put(life.name(), life));
        this.brought =
                Stream.concat(byName.keySet().stream(), essential.stream()).collect(Collectors.toUnmodifiableSet());
        lookForPlugins();
    }

    /**
     * Takes up the plugins without code that are new or changed; those that it took up. One that is on is left as it is until it is
     * off, or the node starts anew.
     */
    synchronized List<Life<?>> lookForPlugins() {
        for (Capability plugin : plugins.changed()) {
            String name = plugin.describe().name();
            if (brought.contains(name)) {
                LOG.warn("the plugin {} is not taken: the node has a capability of that name", name);
            } else {
                waiting.put(name, plugin);
            }
        }
        List<Life<?>> taken = waiting.entrySet().stream()
                .filter(plugin -> isIdle(plugin.getKey()))
                .<Life<?>>map(plugin -> Life.of(plugin.getValue(), node, changes))
                .toList();
        taken.forEach(life -> {
            waiting.remove(life.name());
            byName.put(life.name(), life);
        });
        return taken;
    }

    /** @throws Failure CONFLICT if the node brings a capability of that name; UNAVAILABLE if the disk refuses */
    synchronized void keepPlugin(String name, String text) {
        if (brought.contains(name)) {
            throw Failure.of(FailureCode.CONFLICT, "plugins.name-taken", Map.of("name", name));
        }
        plugins.keep(name, text);
    }

    private boolean isIdle(String name) {
        Life<?> life = byName.get(name);
        return life == null
                || (!life.condition().up() && AtWork.now(node.jobs()).on(life).isEmpty());
    }

    /** All, by name, which is also the order of their titles' keys. */
    Collection<Life<?>> all() {
        return byName.values();
    }

    /** @throws Failure NOT_FOUND */
    Life<?> get(String name) {
        Life<?> life = byName.get(name);
        if (life == null) {
            throw unknown(name);
        }
        return life;
    }

    /** That there is no such capability, or that it has no life cycle. */
    static Failure unknown(String name) {
        return Failure.of(FailureCode.NOT_FOUND, "capabilities.unknown", Map.of("name", Text.shortened(name)));
    }

    /** The one that a job works on; empty for a job on something else. */
    Optional<Life<?>> workedOn(String resource) {
        return all().stream().filter(life -> life.resource().equals(resource)).findAny();
    }

    /** Those that must be on before this one, and are not. */
    List<String> missingFor(Life<?> life) {
        return life.descriptor().requires().stream().filter(name -> !isOn(name)).toList();
    }

    /** Those that are on and cannot be without this one. */
    List<String> dependentOn(Life<?> life) {
        return all().stream()
                .filter(other -> other.descriptor().requires().contains(life.name()))
                .filter(other -> other.stored().enabled() || other.condition().up())
                .map(Life::name)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private boolean isOn(String name) {
        Life<?> life = byName.get(name);
        return life == null ? essential.contains(name) : life.state() == CapabilityState.RUNNING;
    }
}
