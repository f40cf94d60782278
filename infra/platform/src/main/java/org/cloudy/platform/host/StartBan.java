package org.cloudy.platform.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Keeps Debian from starting the daemons of the packages that are installed meanwhile. Both invoke-rc.d(8) and
 * deb-systemd-invoke ask {@code /usr/sbin/policy-rc.d}, and only that; 101 forbids. One that the machine has already is obeyed.
 */
final class StartBan {
    private static final String SCRIPT = """
            #!/bin/sh
            # Made by Cloudy while it installs packages; safe to delete.
            exit 101
            """;

    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private StartBan() {}

    /** Does something under the ban, when no other node of this machine does; a leftover of one that died is taken over. */
    static void during(Path file, Path lockFile, Runnable work) throws IOException {
        try (FileChannel channel = open(lockFile);
                FileLock lock = channel.lock()) {
            boolean ours = lay(file);
            try {
                work.run();
            } finally {
                if (ours && lock.isValid()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Takes away what a node that died has left. */
    static void liftLeftover(Path file, Path lockFile) {
        if (!isOurs(file)) {
            return;
        }
        try (FileChannel lock = open(lockFile)) {
            if (lock.tryLock() != null && isOurs(file)) {
                Files.delete(file);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // Somebody installs now, and takes it away.
        }
    }

    private static boolean lay(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(EXECUTABLE));
            Files.writeString(file, SCRIPT);
            Files.setPosixFilePermissions(file, EXECUTABLE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return isOurs(file);
        }
    }

    private static FileChannel open(Path lockFile) throws IOException {
        return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** An empty one was being written when its node died. */
    private static boolean isOurs(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) <= SCRIPT.length()
                    && SCRIPT.startsWith(Files.readString(file));
        } catch (IOException e) {
            return false;
        }
    }
}
