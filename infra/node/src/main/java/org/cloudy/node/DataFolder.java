package org.cloudy.node;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** The node's folder, held by this process alone until it is closed; nobody else on the machine may look into it. */
final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    /** What a folder has in it that was a node's before, or that was made ready to be one. */
    private static final List<String> OURS = List.of("node.lock", "node.yaml", "node.db");

    private static final int ROOM = 4 * 1024 * 1024;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder if there is none, and takes it.
     *
     * @throws Failure CONFLICT if another node holds it, or if it holds something else; UNAVAILABLE if it cannot be written
     */
    static DataFolder claim(Path path) {
        try {
            FileAttribute<?> privately = PosixFilePermissions.asFileAttribute(OWNER);
            Files.createDirectories(path, privately);
            if (!isOurs(path)) {
                throw Failure.of(FailureCode.CONFLICT, "node.folder.foreign", Map.of("folder", path.toString()));
            }
            Files.setPosixFilePermissions(path, OWNER);
            return prepared(new DataFolder(path, lock(path)), privately);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static DataFolder prepared(DataFolder folder, FileAttribute<?> privately) throws IOException {
        try {
            forget(folder.path.resolve("tmp"));
            for (String name : List.of("log", "tmp")) {
                Files.createDirectories(folder.path.resolve(name), privately);
            }
            tryRoom(folder.path.resolve("tmp").resolve("room"));
            return folder;
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Fails if the disk does not take what a start writes: libraries are unpacked, the store and the log begin to grow. Only who
     * tries knows, for disks keep room for root, and quotas from others.
     */
    private static void tryRoom(Path trial) throws IOException {
        try (OutputStream out = Files.newOutputStream(trial)) {
            byte[] part = new byte[64 * 1024];
            for (int written = 0; written < ROOM; written += part.length) {
                out.write(part);
            }
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    private static boolean isOurs(Path path) throws IOException {
        if (OURS.stream().anyMatch(name -> Files.exists(path.resolve(name)))) {
            return true;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.allMatch(entry -> entry.endsWith("lost+found"));
        }
    }

    /** Removes what a crashed node left, without following links out of the folder. */
    private static void forget(Path temporary) throws IOException {
        if (!Files.isDirectory(temporary, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> left = Files.walk(temporary)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve("node.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw held(path, channel);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
            return channel;
        } catch (OverlappingFileLockException e) {
            Failure failure = held(path, channel);
            failure.addSuppressed(e);
            channel.close();
            throw failure;
        } catch (IOException | Failure e) {
            channel.close();
            throw e;
        }
    }

    private static Failure held(Path path, FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        String holder = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
        return Failure.of(
                FailureCode.CONFLICT,
                "node.folder.held",
                Map.of("folder", path.toString(), "pid", holder.isEmpty() ? "?" : holder));
    }

    private static Failure failure(Path path, IOException e) {
        String folder = path.toString();
        return switch (e) {
            case AccessDeniedException denied ->
                Failure.of(FailureCode.UNAVAILABLE, "node.folder.denied", Map.of("folder", denied.getFile()));
            case FileAlreadyExistsException file ->
                Failure.of(FailureCode.CONFLICT, "node.folder.file", Map.of("folder", file.getFile()));
            case FileSystemException other
            when "Operation not permitted".equals(other.getReason()) ->
                Failure.of(FailureCode.UNAVAILABLE, "node.folder.denied", Map.of("folder", other.getFile()));
            default ->
                String.valueOf(e.getMessage()).contains("No space left")
                        ? Failure.of(
                                FailureCode.UNAVAILABLE,
                                "node.folder.full",
                                Map.of("folder", folder, "megabytes", String.valueOf(ROOM >> 20)))
                        : Failure.of(
                                FailureCode.UNAVAILABLE,
                                "node.folder.failed",
                                Map.of("folder", folder, "reason", String.valueOf(e.getMessage())));
        };
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
