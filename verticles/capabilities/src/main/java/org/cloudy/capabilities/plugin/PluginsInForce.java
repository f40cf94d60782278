package org.cloudy.capabilities.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the plugins that are installed, as they are in force. What an owner does in the folder of plugins changes nothing of
 * them until it has proved itself, and a node that is killed meanwhile begins with them. Methods block, and are called by one thread
 * at a time.
 */
public final class PluginsInForce {
    private static final Logger LOG = LoggerFactory.getLogger(PluginsInForce.class);

    private final Path folder;
    private final PluginFiles reader;
    private final SortedMap<String, Path> files = new TreeMap<>();

    PluginsInForce(Path folder, PluginFiles reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /** All of them, from the disk: once, before anything else. */
    public List<FoundPlugin> read() {
        List<FoundPlugin> all = new ArrayList<>();
        for (Path file : PluginFiles.in(folder)) {
            try {
                PluginRead read = reader.read(file, Files.size(file), id -> Optional.empty());
                read.problems()
                        .forEach(problem ->
                                LOG.warn("{}: {}", file, problem.message().in("en")));
                read.plugin().ifPresent(plugin -> {
                    files.put(plugin.name(), file);
                    all.add(plugin);
                });
            } catch (IOException e) {
                LOG.warn("the plugin {} cannot be read: {}", file, e.toString());
            }
        }
        return all;
    }

    /** The file of a plugin. */
    public Optional<Path> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Whether a plugin is what is in force. */
    public boolean is(FoundPlugin plugin) {
        Path file = files.get(plugin.name());
        Path source = plugin.source();
        try {
            return file != null && source != null && Files.mismatch(file, source) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * From now on this one is in force.
     *
     * @throws Failure UNAVAILABLE if the disk refuses
     */
    public void take(FoundPlugin plugin) {
        Path source = Objects.requireNonNull(plugin.source(), "one that every node brings needs no file");
        Path file = folder.resolve(plugin.name() + PluginFiles.ending(source));
        try {
            Files.createDirectories(folder);
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Failure.of(FailureCode.UNAVAILABLE, "plugins.not-kept", Map.of("cause", String.valueOf(e)));
        }
        Path former = files.put(plugin.name(), file);
        if (former != null && !former.equals(file)) {
            delete(former);
        }
    }

    /** None of this name is in force any more. */
    public void forget(String name) {
        Path file = files.remove(name);
        if (file != null) {
            delete(file);
        }
    }

    /** Names of all, in their order. */
    public Stream<String> names() {
        return List.copyOf(files.keySet()).stream();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the plugin {} cannot be deleted: {}", file, e.toString());
        }
    }
}
