package org.cloudy.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder, gone with all that is in it when closed. */
record Workspace(Path folder) implements AutoCloseable {
    static Workspace open() throws IOException {
        return new Workspace(Files.createTempDirectory("cloudy-load-"));
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path path : all) {
            try {
                Files.deleteIfExists(path);
            } catch (NoSuchFileException gone) {
                // A process that ends tidies up too.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
