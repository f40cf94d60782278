package org.cloudy.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it.
 *
 * @param out where results go
 * @param err where progress and failures go
 * @param hasTerminal whether somebody sits there and can be asked
 * @param outIsTerminal whether a person reads the results at once
 * @param errIsTerminal whether progress can be drawn
 * @param passwords reads a password without showing it
 */
public record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean hasTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        PasswordPrompt passwords,
        Clock clock) {
    private static final int WIDTH = 100;

    /** Asks for a password. */
    public interface PasswordPrompt {
        /** What was typed; empty at the end of input. */
        Optional<String> read(String prompt);
    }

    /** Those of this process. */
    static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                isTerminal(0) && isTerminal(2),
                isTerminal(1),
                isTerminal(2),
                Surroundings::password,
                Clock.system(ZoneId.systemDefault()));
    }

    /** Columns that a result may take; without limit where the output goes elsewhere than to a terminal. */
    public int width() {
        return outIsTerminal ? columns() : Integer.MAX_VALUE / 2;
    }

    /** Columns of the terminal. */
    public int columns() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : WIDTH;
    }

    /** Whether a file descriptor is a terminal; asked of the kernel, for Java's own answer loads a line editor. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static Optional<String> password(String prompt) {
        // Before Java 22 there is no console without a terminal on standard output too.
        return Optional.ofNullable(System.console())
                .map(console -> console.readPassword("%s", prompt))
                .map(String::new);
    }
}
