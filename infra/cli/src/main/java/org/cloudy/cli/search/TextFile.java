package org.cloudy.cli.search;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/**
 * A text file as a document.
 *
 * @param name its path below the folder that is published, with "_" for what no name may have
 * @param title its first line that is not empty, without the marks of a heading; its name if there is none
 */
record TextFile(String name, String title, String text) {
    private static final int MOST_FILES = 100_000;
    private static final long MOST_BYTES = 400_000;
    private static final int LONGEST_TITLE = 300;

    /**
     * The file, or all that are in a folder and below it, in their order.
     *
     * @throws Failure if it cannot be read
     */
    static List<Path> in(Path path) {
        if (!Files.exists(path)) {
            throw Failure.of(FailureCode.NOT_FOUND, "cli.plugin.no-file", Map.of("file", path.toString()));
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** @throws Failure with what is wrong with the file */
    static TextFile read(Path root, Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Failure.of(FailureCode.INVALID, "cli.search.too-large", Map.of("file", file.toString()));
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String name = root.equals(file)
                    ? String.valueOf(file.getFileName())
                    : root.relativize(file).toString();
            return new TextFile(name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}]", "_"), title(text, name), text);
        } catch (CharacterCodingException e) {
            throw Failure.of(FailureCode.INVALID, "cli.plugin.no-text", Map.of("file", file.toString()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String title(String text, String name) {
        String title = text.lines()
                .map(line -> line.replaceAll("\\p{Cc}", " ")
                        .replaceFirst("^[#=*\\s]+", "")
                        .strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(name);
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }

    private static Failure unreadable(Path file, IOException cause) {
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "cli.plugin.unreadable",
                Map.of("file", file.toString(), "cause", String.valueOf(cause.getMessage())));
    }
}
