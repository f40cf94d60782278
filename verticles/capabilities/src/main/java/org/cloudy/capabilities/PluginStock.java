package org.cloudy.capabilities;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.capabilities.PluginEntry;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.capabilities.declared.Shipped;
import org.cloudy.capabilities.plugin.FoundPlugin;
import org.cloudy.capabilities.plugin.Objection;
import org.cloudy.capabilities.plugin.PluginFolder;
import org.cloudy.capabilities.plugin.PluginsInForce;
import org.cloudy.platform.NodeContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which plugins are capabilities of this node: those that come with every node, and those in its owner's folder. Blocks. */
final class PluginStock {
    private static final Logger LOG = LoggerFactory.getLogger(PluginStock.class);

    private final NodeContext node;
    private final Changes changes;
    private final Lives lives;
    private final Path folder;
    private final PluginFolder plugins;
    private final Map<String, FoundPlugin> waiting = new HashMap<>();
    /** What is in force of each plugin, by name. */
    private final Map<String, FoundPlugin> taken = new HashMap<>();
    /** Those whose update somebody cancelled. */
    private final Set<String> declined = new HashSet<>();

    private final Set<String> brought;

    PluginStock(NodeContext node, Changes changes, Lives lives) {
        this.node = node;
        this.changes = changes;
        this.lives = lives;
        this.folder = node.config().data().resolve("plugins");
        this.plugins = new PluginFolder(folder, node.config().data().resolve("tmp/plugins"));
        Shipped.plugins().forEach(plugin -> {
            taken.put(plugin.name(), plugin);
            lives.put(Life.of(plugin.capability(), node, changes));
        });
        this.brought = lives.names().collect(Collectors.toUnmodifiableSet());
        plugins.inForce().read().forEach(this::goOnWith);
        lookForPlugins();
    }

    /** One that is installed is what it was when the node ended, whatever became of its file meanwhile. */
    private void goOnWith(FoundPlugin plugin) {
        Life<?> life = brought.contains(plugin.name()) ? null : Life.of(plugin.capability(), node, changes);
        if (life == null || !life.stored().installed()) {
            plugins.inForce().forget(plugin.name());
        } else {
            taken.put(life.name(), plugin);
            lives.put(life);
        }
    }

    /**
     * Takes up the plugins that are new or changed; those that it took up. One that is installed is left as it is: see {@link
     * #outdated}. One whose file is gone is forgotten, once it is not installed.
     */
    synchronized List<Life<?>> lookForPlugins() {
        for (FoundPlugin plugin : plugins.changed(this::taken, this::circle)) {
            declined.remove(plugin.name());
            if (plugins.inForce().is(plugin)) {
                waiting.remove(plugin.name());
            } else {
                waiting.put(plugin.name(), plugin);
            }
        }
        forgetGone();
        keepInForce();
        List<Life<?>> fresh = new ArrayList<>();
        for (FoundPlugin plugin : List.copyOf(waiting.values())) {
            if (!lives.isInstalled(plugin.name()) && isIdle(plugin.name())) {
                Life<?> life = Life.of(plugin.capability(), node, changes);
                waiting.remove(life.name());
                taken.put(life.name(), plugin);
                lives.put(life);
                fresh.add(life);
            }
        }
        return fresh;
    }

    private void forgetGone() {
        waiting.keySet().removeIf(name -> !plugins.has(name));
        for (Life<?> life : List.copyOf(lives.all())) {
            String name = life.name();
            if (!brought.contains(name) && !plugins.has(name) && !life.stored().installed() && isIdle(name)) {
                lives.remove(name);
                taken.remove(name);
            }
        }
    }

    /** Remembers the files of plugins that are installed now, and none of the others. */
    synchronized void keepInForce() {
        PluginsInForce inForce = plugins.inForce();
        inForce.names().filter(name -> !lives.isInstalled(name)).forEach(inForce::forget);
        try {
            taken.values().stream()
                    .filter(plugin -> plugin.source() != null && lives.isInstalled(plugin.name()))
                    .filter(plugin -> inForce.file(plugin.name()).isEmpty())
                    .forEach(inForce::take);
        } catch (Failure e) {
            LOG.debug("Tried again at the next look", e); // The disk is full, which is told elsewhere.
        }
    }

    /** Those that are installed and whose file is another one now, if nothing works on them. */
    synchronized List<Life<?>> outdated() {
        AtWork work = AtWork.now(node.jobs());
        return waiting.keySet().stream()
                .filter(name -> !declined.contains(name) && lives.isInstalled(name))
                .map(lives::get)
                .filter(life -> work.on(life).isEmpty())
                .<Life<?>>map(life -> life)
                .toList();
    }

    /** What the file of an installed plugin says now, if that is not in force. */
    synchronized Optional<FoundPlugin> coming(String name) {
        return Optional.ofNullable(waiting.get(name));
    }

    /** What is found of an installed plugin whose file is gone from the folder, or cannot be read since the node's start. */
    synchronized List<CheckResult> orphaned(String name) {
        return isOrphan(name)
                ? List.of(new CheckResult(
                        CheckResult.PLUGIN,
                        Messages.everywhere("plugins.orphan.title"),
                        Health.WARNING,
                        PluginEntries.orphaned(folder),
                        false))
                : List.of();
    }

    /** Whether that is so of one. */
    synchronized boolean isOrphan(String name) {
        return plugins.inForce().file(name).isPresent() && !plugins.has(name) && lives.isInstalled(name);
    }

    /** All of which that is so. */
    synchronized Set<String> orphans() {
        return plugins.inForce().names().filter(this::isOrphan).collect(Collectors.toUnmodifiableSet());
    }

    /** What would become of the capability with this plugin. */
    Life<?> candidate(FoundPlugin plugin) {
        return Life.candidate(plugin.capability(), node, changes);
    }

    /** From now on this is the capability of its name, which whoever listens is told. */
    void put(Life<?> life) {
        lives.put(life);
        changes.tellAnyway(life);
    }

    /** @throws Failure UNAVAILABLE if the disk refuses */
    synchronized void inForce(FoundPlugin plugin) {
        plugins.inForce().take(plugin);
        taken.put(plugin.name(), plugin);
        waiting.remove(plugin.name(), plugin);
    }

    /** Leaves the file of a plugin where it is, and what is in force, until the file changes or the node starts anew. */
    synchronized void decline(FoundPlugin plugin) {
        declined.add(plugin.name());
    }

    /**
     * Takes the file of a plugin out of the folder, and puts the one that is in force there; unless it has changed again. The name
     * that it has now.
     *
     * @throws Failure UNAVAILABLE if the disk refuses
     */
    synchronized String refuse(FoundPlugin plugin) {
        return waiting.remove(plugin.name(), plugin) ? plugins.putBack(plugin.name()) : "";
    }

    /** Why a plugin cannot be taken on this node. */
    synchronized Optional<Objection> objection(FoundPlugin plugin) {
        return taken(plugin.name()).or(() -> circle(plugin));
    }

    private Optional<Objection> taken(String name) {
        return Optional.of(name)
                .filter(brought::contains)
                .map(id -> new Objection("/id", Messages.everywhere("plugins.name-taken", Map.of("name", id))));
    }

    private Optional<Objection> circle(FoundPlugin plugin) {
        Map<String, List<String>> requires = new HashMap<>();
        lives.all().forEach(life -> requires.put(life.name(), life.descriptor().requires()));
        waiting.forEach((name, other) -> requires.put(name, other.requires()));
        requires.put(plugin.name(), plugin.requires());
        return new Circle(requires)
                .through(plugin.name())
                .map(circle -> new Objection(
                        "/requires", Messages.everywhere("plugins.error.circle", Map.of("circle", circle))));
    }

    /** The version of a plugin that is in force; null if there is none of this name. */
    synchronized @Nullable String version(String name) {
        FoundPlugin plugin = taken.get(name);
        return plugin == null ? null : plugin.version();
    }

    /** @throws Failure UNAVAILABLE if the disk refuses */
    synchronized void keepPlugin(String name, String text) {
        plugins.keep(name, text);
    }

    /**
     * Deletes the file of a plugin and forgets its capability.
     *
     * @throws Failure NOT_FOUND; CONFLICT while it is installed or worked on, or if every node brings it; UNAVAILABLE if the disk
     *     refuses
     */
    synchronized void removePlugin(String name) {
        if (brought.contains(name)) {
            throw Failure.of(FailureCode.CONFLICT, "plugins.comes-with-node", Map.of("name", name));
        }
        lives.find(name).ifPresent(this::requireRemovable);
        if (!plugins.remove(name)) {
            throw Failure.of(FailureCode.NOT_FOUND, "plugins.unknown", Map.of("name", Text.shortened(name)));
        }
        lookForPlugins();
    }

    private void requireRemovable(Life<?> life) {
        AtWork.now(node.jobs()).refuse(life);
        if (isOrphan(life.name())) {
            throw Failure.of(FailureCode.CONFLICT, "plugins.orphan", Map.of("folder", folder.toString()));
        }
        if (life.stored().installed()) {
            throw Failure.of(FailureCode.CONFLICT, "plugins.installed", Map.of("name", life.name()));
        }
    }

    /** All plugins, as {@link org.cloudy.bus.capabilities.PluginList} says. */
    synchronized List<PluginEntry> list() {
        return Stream.of(
                        plugins.known().stream().map(known -> PluginEntries.added(known, waiting.keySet())),
                        orphans().stream().sorted().map(this::orphan),
                        lives.all().stream()
                                .filter(life -> brought.contains(life.name()))
                                .map(life -> PluginEntries.brought(life, version(life.name()))))
                .flatMap(entries -> entries)
                .toList();
    }

    private PluginEntry orphan(String name) {
        Optional<Path> file = plugins.inForce().file(name).map(Path::getFileName);
        return PluginEntries.orphan(
                lives.get(name), version(name), file.map(Path::toString).orElse(name), folder);
    }

    private boolean isIdle(String name) {
        return lives.find(name)
                .map(life -> !life.condition().up()
                        && AtWork.now(node.jobs()).on(life).isEmpty())
                .orElse(true);
    }
}
