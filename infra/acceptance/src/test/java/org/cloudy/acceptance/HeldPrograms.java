package org.cloudy.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Programs that wait at their start for as long as a test wants, as they do on a slow disk, and are then what they are on this
 * machine. They lie in a folder that comes first on a node's path.
 */
record HeldPrograms(Path folder) {
    private static final String SYSTEM = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final String PATH = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + SYSTEM;

    /** Makes them; the folder and those above must let the accounts in that daemons run as. */
    static HeldPrograms in(Path folder, String... programs) throws IOException {
        HeldPrograms held = new HeldPrograms(Files.createDirectory(folder));
        for (String program : programs) {
            Path script = held.script(program);
            Files.writeString(script, text(held.word(program), real(program)));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return held;
    }

    /** What the node's {@code PATH} is to be. */
    String path() {
        return folder + File.pathSeparator + PATH;
    }

    /** From now on a program waits that is started with this word among its arguments. */
    void hold(String program, String word) throws IOException {
        Files.writeString(word(program), word);
    }

    /** Whether such a program waits now. */
    boolean isWaiting(String program, String word) {
        return processes(program).anyMatch(line -> line.contains(" " + word + " "));
    }

    /** Lets a program run. */
    void release(String program) throws IOException {
        Files.deleteIfExists(word(program));
    }

    private static String text(Path word, Path real) {
        return """
                #!/bin/sh
                while [ -e '%1$s' ] && case " $* " in *" $(cat '%1$s') "*) true ;; *) false ;; esac; do
                  sleep 0.1
                done
                exec '%2$s' "$@"
                """.formatted(word, real);
    }

    private Stream<String> processes(String program) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(script(program) + " "));
    }

    private Path script(String program) {
        return folder.resolve(program);
    }

    private Path word(String program) {
        return folder.resolve(program + ".held");
    }

    private static Path real(String program) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(PATH)
                .filter(place -> place.startsWith("/"))
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this machine has no " + program));
    }
}
