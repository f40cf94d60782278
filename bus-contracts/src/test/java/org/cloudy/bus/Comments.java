package org.cloudy.bus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the sources say of each call and topic. */
final class Comments {
    private static final Pattern DECLARATION = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public static final (?:Call|Topic)<[^;]*?\"(cloudy\\.[a-z.-]+)\"",
            Pattern.DOTALL);

    private final Map<String, String> byAddress;

    private Comments(Map<String, String> byAddress) {
        this.byAddress = byAddress;
    }

    static Comments in(Path sources) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(each -> each.toString().endsWith("Contract.java"))
                    .toList()) {
                Matcher declaration = DECLARATION.matcher(Files.readString(file));
                while (declaration.find()) {
                    found.put(declaration.group(2), plain(declaration.group(1)));
                }
            }
        }
        return new Comments(Map.copyOf(found));
    }

    String of(String address) {
        String comment = byAddress.get(address);
        if (comment == null) {
            throw new IllegalStateException("the source says nothing of " + address);
        }
        return comment;
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                .strip();
    }
}
