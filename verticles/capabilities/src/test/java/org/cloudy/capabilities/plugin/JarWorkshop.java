package org.cloudy.capabilities.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes the jars of plugins out of sources, as a developer elsewhere does. */
public final class JarWorkshop {
    private static final String SERVICE = "META-INF/services/org.cloudy.platform.Capability";

    private final Path folder;

    /** @param folder for what is compiled */
    public JarWorkshop(Path folder) {
        this.folder = folder;
    }

    /** The entries of a plugin that works: a radio whose texts are its own. */
    public Map<String, byte[]> radio(String id) throws IOException {
        return radio(id, "");
    }

    /** The same, whose descriptor is made after some statements. */
    public Map<String, byte[]> radio(String id, String first) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>(
                compile(
                        Map.of(
                                "org/example/Radio.java",
                                """
                package org.example;
                public final class Radio implements org.cloudy.platform.Capability {
                    public record Settings(int port) {}
                    @Override public org.cloudy.platform.Descriptor<?> describe() {
                        %s
                        return org.cloudy.platform.Descriptor.named("%s", new Settings(8000))
                            .shownIn(org.cloudy.bus.capabilities.MenuGroup.COMMUNITY_CLOUD, Icon.NAME.get())
                            .build();
                    }
                }
                """.formatted(first, id),
                                "org/example/Icon.java",
                                "package org.example; final class Icon { static final java.util.function.Supplier<String> NAME = () -> \"music-note-beamed\"; }")));
        entries.put(SERVICE, "org.example.Radio\n".getBytes(StandardCharsets.UTF_8));
        entries.put(
                "i18n/messages_en.properties",
                ("capability." + id + ".title = Radio\ncapability.squid.title = Hijacked\n")
                        .getBytes(StandardCharsets.UTF_8));
        entries.put(
                "i18n/messages_ca.properties",
                ("capability." + id + ".title = Ràdio\n").getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    /** Writes a jar that names itself so. */
    public static void write(Path jar, String id, String version, Map<String, byte[]> entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(JarPlugins.ID, id);
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        Files.createDirectories(jar.getParent());
        Path fresh = Files.createTempFile(jar.getParent(), "fresh", ".tmp");
        try (OutputStream file = Files.newOutputStream(fresh);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        Files.move(fresh, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, byte[]> compile(Map<String, String> sources) throws IOException {
        Path from = Files.createTempDirectory(folder, "source");
        Path to = Files.createTempDirectory(folder, "classes");
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = from.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> paths = sources.keySet().stream().map(from::resolve).toList();
            boolean done = compiler.getTask(
                            null,
                            files,
                            null,
                            List.of("-d", to.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjectsFromPaths(paths))
                    .call();
            if (!done) {
                throw new IOException("a plugin of the test does not compile");
            }
        }
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> found = Files.walk(to)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                classes.put(to.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
