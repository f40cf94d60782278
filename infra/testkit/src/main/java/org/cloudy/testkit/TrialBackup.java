package org.cloudy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A backup of a capability's folder: what its descriptor names, without what passes, in a tar archive.
 *
 * @param folder the capability's
 * @param paths within it; none means all
 * @param passing what is left out
 * @param archive where it is kept
 */
record TrialBackup(Path folder, List<String> paths, List<String> passing, Path archive) {
    /** Archives what is there now; by path, what its files are. */
    SortedMap<String, String> make() {
        List<String> command = new ArrayList<>(List.of("tar", "--create", "--file", archive.toString(), "--anchored"));
        passing.forEach(path -> command.addAll(List.of("--exclude", path, "--exclude", "./" + path)));
        command.addAll(List.of("--files-from", "/dev/null", "--"));
        command.addAll(paths.isEmpty() ? List.of(".") : there());
        run(command);
        return files();
    }

    /** Puts it back. */
    void putBack() {
        run(List.of("tar", "--extract", "--file", archive.toString()));
    }

    /** What the files that belong into it are now, by path. */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        for (String start : paths.isEmpty() ? List.of("") : there()) {
            try (Stream<Path> found = Files.walk(folder.resolve(start))) {
                found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                        .filter(path -> passing.stream().noneMatch(left -> path.startsWith(folder.resolve(left))))
                        .forEach(path -> files.put(folder.relativize(path).toString(), digest(path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private List<String> there() {
        return paths.stream().filter(path -> Files.exists(folder.resolve(path))).toList();
    }

    private void run(List<String> command) {
        try {
            Process tar = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String words = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tar.waitFor()).as(words).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while tar ran", e);
        }
    }

    private static String digest(Path path) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
