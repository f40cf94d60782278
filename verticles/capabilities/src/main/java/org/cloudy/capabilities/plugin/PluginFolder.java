package org.cloudy.capabilities.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.bus.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which an owner drops the files of plugins. Each is read when it appears or changes; one that cannot be used is
 * told in the log, and what was read of it before stays. Methods block, and are called by one thread at a time.
 */
public final class PluginFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);

    private static final String REFUSED = ".refused";

    private final Path folder;
    private final PluginFiles reader;
    private final PluginsInForce inForce;
    private final SortedMap<Path, Entry> entries = new TreeMap<>();

    private record Seen(FileTime changed, long size) {}

    /**
     * What is known of a file.
     *
     * @param plugin as it was read last without a mistake
     * @param problems of the file as it is now
     * @param objected whether the problem is not in the file, and may go with another one
     */
    private record Entry(Seen seen, Optional<FoundPlugin> plugin, List<PluginProblem> problems, boolean objected) {}

    /** A file and what is known of it. */
    public record Known(String file, Optional<FoundPlugin> plugin, List<PluginProblem> problems) {}

    /**
     * A folder of plugins.
     *
     * @param folder need not be there
     * @param copies where files are copied to before they are read, so that one that is written over does no harm
     */
    public PluginFolder(Path folder, Path copies) {
        this.folder = folder;
        this.reader = new PluginFiles(copies);
        this.inForce = new PluginsInForce(folder.resolve("in-force"), reader);
    }

    /** What is in force of the plugins in this folder. */
    public PluginsInForce inForce() {
        return inForce;
    }

    /**
     * Puts a file of this name into it, at once and whole.
     *
     * @throws Failure UNAVAILABLE if the disk refuses
     */
    public void keep(String name, String text) {
        try {
            Files.createDirectories(folder);
            // Over the file that says this id already, whatever it is called.
            Path file = fileOf(name).orElse(folder.resolve(name + ".yaml"));
            Path fresh =
                    Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Failure.of(FailureCode.UNAVAILABLE, "plugins.not-kept", Map.of("cause", String.valueOf(e)));
        }
    }

    /**
     * Deletes the file of a plugin, which is named by its id or by the file's name; tells whether there was one.
     *
     * @throws Failure UNAVAILABLE if the disk refuses
     */
    public boolean remove(String name) {
        Optional<Path> file = fileOf(name)
                .or(() -> entries.keySet().stream()
                        .filter(path -> path.getFileName().toString().equals(name))
                        .findFirst());
        try {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
                entries.remove(file.get());
            }
            return file.isPresent();
        } catch (IOException e) {
            throw Failure.of(FailureCode.UNAVAILABLE, "plugins.not-deleted", Map.of("cause", String.valueOf(e)));
        }
    }

    /**
     * Puts the file that is in force in the place of one that was tried in vain; that one is kept beside it, under the name that is
     * told.
     *
     * @throws Failure UNAVAILABLE if the disk refuses
     */
    public String putBack(String name) {
        Path file = fileOf(name).orElse(folder.resolve(name + ".yaml"));
        Path refused = file.resolveSibling(file.getFileName() + REFUSED);
        Path former = inForce.file(name).orElse(null);
        try {
            Files.copy(file, refused, StandardCopyOption.REPLACE_EXISTING);
            if (former == null) {
                return String.valueOf(refused.getFileName());
            }
            Path right = PluginFiles.ending(former).equals(PluginFiles.ending(file))
                    ? file
                    : file.resolveSibling(former.getFileName());
            Path fresh = right.resolveSibling(right.getFileName() + ".new");
            Files.copy(former, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, right, StandardCopyOption.ATOMIC_MOVE);
            if (!right.equals(file)) {
                Files.delete(file);
            }
            return String.valueOf(refused.getFileName());
        } catch (IOException e) {
            throw Failure.of(FailureCode.UNAVAILABLE, "plugins.not-kept", Map.of("cause", String.valueOf(e)));
        }
    }

    /** All files that were there at the last look, by name. */
    public List<Known> known() {
        return entries.entrySet().stream()
                .map(entry -> new Known(
                        String.valueOf(entry.getKey().getFileName()),
                        entry.getValue().plugin(),
                        entry.getValue().problems()))
                .toList();
    }

    /** Whether a file says this id. */
    public boolean has(String name) {
        return fileOf(name).isPresent();
    }

    private Optional<Path> fileOf(String name) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .plugin()
                        .filter(plugin -> plugin.name().equals(name))
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The plugins that are new or other than at the last look, each without a mistake.
     *
     * @param taken why an id cannot be had
     * @param objection why a plugin whose id can be had cannot be taken all the same
     */
    public List<FoundPlugin> changed(
            Function<String, Optional<Objection>> taken, Function<FoundPlugin, Optional<Objection>> objection) {
        List<Path> files = PluginFiles.in(folder);
        if (entries.keySet().retainAll(files)) {
            // What another file was in the way of may do now.
            entries.values().removeIf(Entry::objected);
        }
        List<FoundPlugin> changed = new ArrayList<>();
        for (Path file : files) {
            try {
                look(file, taken, objection).ifPresent(changed::add);
            } catch (IOException e) {
                entries.remove(file);
                LOG.warn("the plugin {} cannot be read: {}", file, e.toString());
            }
        }
        return changed;
    }

    private Optional<FoundPlugin> look(
            Path file,
            Function<String, Optional<Objection>> taken,
            Function<FoundPlugin, Optional<Objection>> objection)
            throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Seen now = new Seen(attributes.lastModifiedTime(), attributes.size());
        Entry before = entries.get(file);
        if (attributes.isDirectory() || (before != null && before.seen().equals(now))) {
            return Optional.empty();
        }
        Function<String, Optional<Objection>> name = id -> sameId(file, id).or(() -> taken.apply(id));
        PluginRead read = attributes.isRegularFile()
                ? reader.read(file, attributes.size(), name)
                : PluginRead.refused("plugins.error.link", Map.of());
        List<PluginProblem> refused = read.plugin()
                .flatMap(plugin -> name.apply(plugin.name()).or(() -> objection.apply(plugin)))
                .map(read.place())
                .map(List::of)
                .orElse(List.of());
        List<PluginProblem> problems = read.problems().isEmpty() ? refused : read.problems();
        tell(file, problems);
        Optional<FoundPlugin> former = before == null ? Optional.empty() : before.plugin();
        entries.put(file, new Entry(now, problems.isEmpty() ? read.plugin() : former, problems, !refused.isEmpty()));
        return problems.isEmpty() ? read.plugin() : Optional.empty();
    }

    /** Of two files that say the same id the first one counts, as long as it is there. */
    private Optional<Objection> sameId(Path file, String id) {
        return fileOf(id)
                .filter(owner -> !owner.equals(file))
                .map(owner -> new Objection(
                        "/id",
                        Messages.everywhere(
                                "plugins.error.same-id",
                                Map.of("name", id, "file", String.valueOf(owner.getFileName())))));
    }

    private static void tell(Path file, List<PluginProblem> problems) {
        problems.forEach(problem -> LOG.warn(
                "{}, line {}, column {}: {}",
                file,
                problem.line(),
                problem.column(),
                problem.message().in("en")));
    }
}
