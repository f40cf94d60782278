package org.cloudy.tinc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file that the daemon appends to, wherever its end is, and that this node empties when it has read it. */
record LiveFile(Path path) {
    /** Of what it writes this much is read: a member could make it write without end. */
    private static final int LARGEST = 4 * 1024 * 1024;

    List<String> lines() {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    boolean isEmpty() {
        try {
            return Files.size(path) == 0;
        } catch (IOException e) {
            return true;
        }
    }

    void clear() {
        try {
            Files.write(path, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            // The disk is full: what was read before may be read again.
        }
    }
}
