package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What needs system calls that Java has not, in Python, which needs nothing beyond its own library. */
enum Script {
    DOOR("door.py"),
    RELAY("relay.py");

    private final String file;

    Script(String file) {
        this.file = file;
    }

    /** The argument list that runs it; it needs no file in the namespace where it runs. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("python3", "-I", "-c", text()));
        command.addAll(List.of(arguments));
        return command;
    }

    private String text() {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
