package org.cloudy.testkit.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A port of this machine's loopback that leads to a port which a host reaches. It ends with the host. */
final class Door {
    private Door() {}

    /** Any port of this machine that is free. */
    static final int ANY = 0;

    /**
     * Opens one.
     *
     * @param own the port of this machine, or {@link #ANY}
     * @return the port of this machine
     * @throws IllegalStateException if it is taken
     */
    static int open(Namespace host, int own, String address, int port, Path log) {
        List<String> command = host.inhabit();
        command.addAll(Script.DOOR.command(String.valueOf(own), address, String.valueOf(port)));
        try {
            Files.createDirectories(log.getParent());
            Process process = Commands.prepare(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            try (BufferedReader lines = process.inputReader()) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IllegalStateException(
                            own == ANY
                                    ? "no door opens to " + address + ":" + port + "; see " + log
                                    : "the port " + own + " of this machine is taken; see " + log);
                }
                return Integer.parseInt(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
