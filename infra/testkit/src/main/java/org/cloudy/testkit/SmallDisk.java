package org.cloudy.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A small disk of its own, in memory, which a test can fill to the last byte. Who is not root has none. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;
    /** Where nobody closes it, as when the test run is cut short. */
    private final Thread unmount;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.unmount = new Thread(() -> unmount(folder));
        Runtime.getRuntime().addShutdownHook(unmount);
    }

    /** Mounts it, or skips the test with the reason. */
    public static SmallDisk at(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        String complaint =
                run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "cloudy-test", folder.toString()));
        Assumptions.assumeTrue(complaint.isEmpty(), "no disk can be mounted here: " + complaint);
        return new SmallDisk(folder);
    }

    /** Takes all room that is left. */
    public void fill() throws IOException {
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(page);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // Full.
        }
    }

    /** Gives the room back. */
    public void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(unmount);
        unmount(folder);
    }

    /** At once, also if a process still has a file there. */
    private static void unmount(Path folder) {
        String complaint = run(List.of("umount", "--lazy", folder.toString()));
        if (!complaint.isEmpty()) {
            throw new IllegalStateException(complaint);
        }
    }

    /** What a command complains of; empty if it does not. */
    private static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            return exit == 0 ? "" : command.getFirst() + " ends with " + exit + ": " + output.strip();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }
}
