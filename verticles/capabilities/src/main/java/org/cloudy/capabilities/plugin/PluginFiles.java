package org.cloudy.capabilities.plugin;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cloudy.capabilities.declared.PluginReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the file of a plugin, of whichever kind it is. */
final class PluginFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PluginFiles.class);
    /** As many as UTF-8 may take for the longest text. */
    private static final long MOST_BYTES = 4L * PluginReader.LONGEST;

    private static final List<String> TEXTS = List.of(".yaml", ".yml");
    private static final String JAR = ".jar";

    private static final int MOST_FILES = 200;

    private final Path copies;
    private final JarPlugins jars;

    /** @param copies where files are copied to before they are read, so that one that is written over does no harm */
    PluginFiles(Path copies) {
        this.copies = copies;
        this.jars = new JarPlugins(copies);
    }

    /** The files of plugins in a folder, in the order of their names. */
    static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PluginFiles::isPlugin)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException e) {
            LOG.warn("the folder of plugins cannot be read: {}", e.toString());
            return List.of();
        }
    }

    /** What the name of a plugin's file ends with. */
    static String ending(Path file) {
        return isJar(file) ? JAR : TEXTS.getFirst();
    }

    private static boolean isPlugin(Path file) {
        return isJar(file) || TEXTS.stream().anyMatch(file.toString()::endsWith);
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(JAR);
    }

    /**
     * What a file is.
     *
     * @param taken why an id cannot be had
     * @throws IOException if the file cannot be read
     */
    PluginRead read(Path file, long size, Function<String, Optional<Objection>> taken) throws IOException {
        if (isJar(file)) {
            return jars.read(file, size, taken);
        } else if (size > MOST_BYTES) {
            return PluginRead.refused("plugins.error.long", Map.of("limit", "" + PluginReader.LONGEST));
        }
        Files.createDirectories(copies);
        Path copy = Files.createTempFile(copies, "plugin", TEXTS.getFirst());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        PluginRead read = text(copy);
        if (read.plugin().isEmpty()) {
            Files.deleteIfExists(copy);
        }
        return read.from(copy);
    }

    private static PluginRead text(Path copy) throws IOException {
        try {
            return PluginReader.read(Files.readString(copy, StandardCharsets.UTF_8))
                    .read();
        } catch (CharacterCodingException e) {
            return PluginRead.refused("plugins.error.no-text", Map.of());
        }
    }
}
