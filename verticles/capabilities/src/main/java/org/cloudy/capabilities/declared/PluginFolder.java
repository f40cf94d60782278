package org.cloudy.capabilities.declared;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.platform.Capability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which an owner drops the files of plugins. Each is read when it appears or changes; one that cannot be used is
 * told in the log, and what was read of it before stays. Methods block, and are called by one thread at a time.
 */
public final class PluginFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);
    private static final int MOST_FILES = 200;
    private static final long MOST_BYTES = 4L * PluginReader.LONGEST;

    private final Path folder;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Map<String, Path> owners = new HashMap<>();

    private record Seen(FileTime changed, long size) {}

    /** @param folder need not be there */
    public PluginFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts a file of this name into it, at once and whole.
     *
     * @throws Failure UNAVAILABLE if the disk refuses
     */
    public void keep(String name, String text) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.writeString(folder.resolve(name + ".yaml.new"), text, StandardCharsets.UTF_8);
            Files.move(fresh, folder.resolve(name + ".yaml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Failure.of(FailureCode.UNAVAILABLE, "plugins.not-kept", Map.of("cause", String.valueOf(e)));
        }
    }

    /** The plugins that are new or other than at the last look, each without a mistake. */
    public List<Capability> changed() {
        List<Path> files = files();
        seen.keySet().retainAll(files);
        owners.values().retainAll(files);
        List<Capability> changed = new ArrayList<>();
        for (Path file : files) {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                Seen now = new Seen(attributes.lastModifiedTime(), attributes.size());
                if (attributes.isRegularFile() && !now.equals(seen.put(file, now))) {
                    read(file, now.size()).ifPresent(changed::add);
                }
            } catch (IOException e) {
                seen.remove(file);
                LOG.warn("the plugin {} cannot be read: {}", file, e.toString());
            }
        }
        return changed;
    }

    private Optional<Capability> read(Path file, long size) throws IOException {
        PluginReader.Reading reading;
        try {
            reading = size > MOST_BYTES
                    ? PluginReader.tooLong()
                    : PluginReader.read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            LOG.warn("the plugin {} is no text in UTF-8", file);
            return Optional.empty();
        }
        for (PluginProblem problem : reading.problems()) {
            LOG.warn(
                    "{}, line {}, column {}: {}",
                    file,
                    problem.line(),
                    problem.column(),
                    problem.message().in("en"));
        }
        return reading.plugin().filter(plugin -> owns(file, plugin.id())).map(DeclaredCapability::new);
    }

    /** Of two files that say the same id the first one counts, as long as it is there. */
    private boolean owns(Path file, String id) {
        Path owner = owners.computeIfAbsent(id, unowned -> file);
        if (!owner.equals(file)) {
            LOG.warn("the plugin {} is not taken: {} has the id {} already", file, owner, id);
        }
        return owner.equals(file);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException e) {
            LOG.warn("the folder of plugins cannot be read: {}", e.toString());
            return List.of();
        }
    }
}
