package org.cloudy.capabilities.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.cloudy.bus.capabilities.PluginKind;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Capabilities with code. A jar names itself in its manifest, as {@code Cloudy-Plugin: ID} and {@code Implementation-Version}, and its
 * one {@link Capability} in {@code META-INF/services}. Each has a class loader of its own: it sees the node's classes and its own,
 * not those of other plugins. Whatever is wrong with one is told, and hurts nothing else.
 */
final class JarPlugins {
    /** Attribute of the manifest: the id of the capability. */
    static final String ID = "Cloudy-Plugin";

    private static final Logger LOG = LoggerFactory.getLogger(JarPlugins.class);
    private static final long MOST_BYTES = 200L << 20;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Path copies;

    /** @param copies where jars are copied to; emptied by the node's next start */
    JarPlugins(Path copies) {
        this.copies = copies;
    }

    /**
     * Reads a jar. No code of it runs if its id cannot be had.
     *
     * @param taken why an id cannot be had
     * @throws IOException if the file cannot be read
     */
    PluginRead read(Path file, long size, Function<String, Optional<Objection>> taken) throws IOException {
        if (size > MOST_BYTES) {
            return PluginRead.refused("plugins.error.jar-large", Map.of("limit", "" + (MOST_BYTES >> 20)));
        }
        Files.createDirectories(copies);
        // What is loaded must not change while it runs, and its owner may write over the file at any time.
        Path copy = Files.createTempFile(copies, "plugin", ".jar");
        Files.copy(file, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        PluginRead read = readCopy(copy, taken);
        if (read.plugin().isEmpty()) {
            Files.deleteIfExists(copy);
        }
        return read.from(copy);
    }

    private static PluginRead readCopy(Path copy, Function<String, Optional<Objection>> taken) {
        Attributes attributes;
        try (JarFile jar = new JarFile(copy.toFile())) {
            Manifest manifest = jar.getManifest();
            attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
        } catch (IOException e) {
            return PluginRead.refused("plugins.error.jar-unreadable", Map.of("reason", String.valueOf(e.getMessage())));
        }
        String id = attributes.getValue(ID);
        String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        if (id == null || version == null || !NAME.matcher(id).matches()) {
            return PluginRead.refused("plugins.error.jar-manifest", Map.of());
        }
        return taken.apply(id).map(PluginRead::refused).orElseGet(() -> load(copy, id, version));
    }

    private static PluginRead load(Path copy, String id, String version) {
        URLClassLoader loader = loader(copy);
        PluginRead read;
        try {
            Messages.learn("capability." + id + ".", loader::findResource);
            read = found(loader, id, version);
        } catch (LinkageError | ServiceConfigurationError | RuntimeException e) {
            LOG.warn("The plugin {} cannot be loaded", id, e);
            read = PluginRead.refused(reason(e));
        }
        if (read.plugin().isEmpty()) {
            close(loader);
        }
        return read;
    }

    private static PluginRead found(URLClassLoader loader, String id, String version) {
        List<ServiceLoader.Provider<Capability>> own = ServiceLoader.load(Capability.class, loader).stream()
                .filter(provider -> loader.equals(provider.type().getClassLoader()))
                .toList();
        if (own.size() != 1) {
            return PluginRead.refused("plugins.error.jar-capabilities", Map.of("count", "" + own.size()));
        }
        Capability capability = own.getFirst().get();
        Descriptor<?> descriptor = capability.describe();
        if (!descriptor.name().equals(id)) {
            return PluginRead.refused("plugins.error.jar-name", Map.of("name", descriptor.name(), "id", id));
        } else if (descriptor.essential()) {
            return PluginRead.refused("plugins.error.jar-essential", Map.of());
        }
        return PluginRead.of(new FoundPlugin(PluginKind.JAR, version, capability));
    }

    private static URLClassLoader loader(Path jar) {
        try {
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, Capability.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Text reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof UnsupportedClassVersionError)) {
            cause = cause.getCause();
        }
        String key =
                switch (cause) {
                    case UnsupportedClassVersionError newer -> "plugins.error.jar-java";
                    case NoClassDefFoundError missing -> "plugins.error.jar-class";
                    case ClassNotFoundException missing -> "plugins.error.jar-class";
                    default -> "plugins.error.jar-broken";
                };
        String words = cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException
                ? String.valueOf(cause.getMessage()).replace('/', '.')
                : String.valueOf(cause);
        return Messages.everywhere(
                key,
                Map.of(
                        "reason",
                        Text.shortened(words),
                        "java",
                        "" + Runtime.version().feature()));
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            LOG.debug("A jar that is not used is not closed", e);
        }
    }
}
