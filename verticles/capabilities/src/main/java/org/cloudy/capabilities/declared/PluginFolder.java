package org.cloudy.capabilities.declared;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
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

    private final Path folder;
    private final Map<Path, Seen> seen = new HashMap<>();

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
        List<Capability> changed = new ArrayList<>();
        for (Path file : files()) {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                Seen now = new Seen(attributes.lastModifiedTime(), attributes.size());
                if (attributes.isRegularFile() && !now.equals(seen.put(file, now))) {
                    read(file, changed);
                }
            } catch (IOException e) {
                LOG.warn("the plugin {} cannot be read: {}", file, e.toString());
            }
        }
        return changed;
    }

    private static void read(Path file, List<Capability> changed) throws IOException {
        PluginReader.Reading reading;
        try {
            reading = Files.size(file) > 4L * PluginReader.LONGEST
                    ? PluginReader.read(" ".repeat(PluginReader.LONGEST + 1))
                    : PluginReader.read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (MalformedInputException e) {
            LOG.warn("the plugin {} is no text in UTF-8", file);
            return;
        }
        for (PluginProblem problem : reading.problems()) {
            LOG.warn(
                    "{}, line {}, column {}: {}",
                    file,
                    problem.line(),
                    problem.column(),
                    problem.message().in("en"));
        }
        reading.plugin().map(DeclaredCapability::new).ifPresent(changed::add);
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
