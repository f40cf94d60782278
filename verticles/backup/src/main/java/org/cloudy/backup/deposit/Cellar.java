package org.cloudy.backup.deposit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudy.backup.archive.ArchiveWriter;
import org.cloudy.backup.archive.Disk;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of archives that are kept for neighbours: a folder for each, in it for each archive a sheet and the archive, which has the
 * name of a part until all of it came and is right. All names are ids of a fixed form. Blocks; not for two at once.
 */
final class Cellar {
    private static final Logger LOG = LoggerFactory.getLogger(Cellar.class);
    private static final String SHEET = ".json";
    private static final String WHOLE = ".age";

    private final Path folder;

    Cellar(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /**
     * One that lies here.
     *
     * @param whole whether it counts as an archive
     * @param present bytes that came by now
     * @param touched when the last of these came
     */
    record Item(Sheet sheet, boolean whole, long present, Instant touched) {}

    /** All of all owners. What is damaged is passed over, and told in the log. */
    List<Item> all() {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (Stream<Path> sheets = Files.find(
                    folder,
                    2,
                    (path, attributes) -> path.getFileName().toString().endsWith(SHEET))) {
                return sheets.flatMap(sheet -> item(sheet).stream()).toList();
            }
        } catch (IOException e) {
            throw Disk.failure(folder, e);
        }
    }

    /** One of an owner; empty for a name that none can have, too. */
    Optional<Item> find(NodeId owner, String id) {
        Path sheet = owner(owner).resolve(id + SHEET);
        return Sheet.isId(id) && Files.exists(sheet) ? item(sheet) : Optional.empty();
    }

    private Optional<Item> item(Path file) {
        try {
            Sheet sheet = Wire.mapper().readValue(Files.readAllBytes(file), Sheet.class);
            boolean whole = Files.isRegularFile(whole(sheet), LinkOption.NOFOLLOW_LINKS);
            Path content = whole ? whole(sheet) : part(sheet);
            long present = Files.exists(content) ? Files.size(content) : 0;
            Path latest = present == 0 ? file : content;
            return Optional.of(new Item(
                    sheet, whole, present, Files.getLastModifiedTime(latest).toInstant()));
        } catch (IOException e) {
            LOG.warn("What is kept for a neighbour cannot be read: {}", file, e);
            return Optional.empty();
        }
    }

    /** Begins one: an empty part. */
    void begin(Sheet sheet) throws IOException {
        Files.createDirectories(owner(sheet.owner()));
        Path written = path(sheet, SHEET + ArchiveWriter.PART);
        Files.write(written, Wire.mapper().writeValueAsBytes(sheet));
        Disk.settle(written);
        Files.move(written, path(sheet, SHEET), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Adds to a part at its end. */
    void append(Sheet sheet, long offset, byte[] data) throws IOException {
        try (FileChannel channel = FileChannel.open(part(sheet), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(data);
            for (long at = offset; buffer.hasRemaining(); ) {
                at += channel.write(buffer, at);
            }
        } catch (IOException e) {
            shorten(sheet, offset);
            throw e;
        }
    }

    /** What did not fit wholly is taken back, so that what is there is right up to its end. */
    private void shorten(Sheet sheet, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(part(sheet), StandardOpenOption.WRITE)) {
            channel.truncate(offset);
        } catch (NoSuchFileException e) {
            LOG.debug("there was no part yet", e);
        }
    }

    /** Whether the part is what was announced. */
    boolean isRight(Sheet sheet) throws IOException {
        return Sums.of(part(sheet)).equals(sheet.sha256());
    }

    /** Makes a part an archive, once all of it is on the disk. */
    void finish(Sheet sheet) throws IOException {
        Disk.settle(part(sheet));
        Files.move(part(sheet), whole(sheet), StandardCopyOption.ATOMIC_MOVE);
        Disk.settle(owner(sheet.owner()));
    }

    /** A part of an archive; shorter, or empty, at its end. */
    byte[] read(Sheet sheet, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(whole(sheet), StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(channel.size() - offset, 0, Letters.CHUNK));
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                // On to the next.
            }
            byte[] data = new byte[buffer.position()];
            buffer.flip().get(data);
            return data;
        }
    }

    /** The archive goes before its sheet: what is without one would never be found. */
    void delete(Sheet sheet) {
        Disk.delete(part(sheet));
        Disk.delete(whole(sheet));
        Disk.delete(path(sheet, SHEET));
    }

    void deleteAll(NodeId owner) {
        Disk.delete(owner(owner));
    }

    private Path owner(NodeId owner) {
        return folder.resolve(owner.value());
    }

    private Path part(Sheet sheet) {
        return path(sheet, WHOLE + ArchiveWriter.PART);
    }

    private Path whole(Sheet sheet) {
        return path(sheet, WHOLE);
    }

    private Path path(Sheet sheet, String suffix) {
        return owner(sheet.owner()).resolve(sheet.id() + suffix);
    }
}
