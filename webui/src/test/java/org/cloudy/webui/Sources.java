package org.cloudy.webui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The resources of this module, as they lie in its sources. */
final class Sources {
    private static final Path ROOT = Path.of("src/main/resources");

    private Sources() {}

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static String text(String name) throws IOException {
        return Files.readString(path(name));
    }

    /** All templates, by their name below {@code templates/}. */
    static Map<String, String> templates() throws IOException {
        Path folder = path("templates");
        Map<String, String> all = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return all;
    }

    static Properties messages(String language) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(path("i18n/messages_" + language + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }
}
