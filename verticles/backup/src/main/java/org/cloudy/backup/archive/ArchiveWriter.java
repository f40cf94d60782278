package org.cloudy.backup.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.cloudy.backup.age.AgeOutput;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.bus.backup.Manifest;
import org.cloudy.platform.store.FullDisk;
import org.jspecify.annotations.Nullable;

/**
 * Writes an archive: a tar of the manifest, the files and their checksums, compressed by gzip, encrypted by age. It has the name of a
 * part until it is {@link #finish}ed; nobody takes what a crash left for a whole one. It is read with
 * {@code age -d ARCHIVE | tar -xz}, too.
 */
public final class ArchiveWriter implements AutoCloseable {
    /** Ends the name of an archive that is not whole. */
    public static final String PART = ".part";

    private final Path file;
    private final Path part;
    private final AgeOutput age;
    private final GZIPOutputStream gzip;
    private final TarArchiveOutputStream tar;
    private final Checksums sums = new Checksums();
    private final byte[] buffer = new byte[64 * 1024];
    private boolean finished;

    private ArchiveWriter(Path file, Path part, AgeOutput age, GZIPOutputStream gzip, TarArchiveOutputStream tar) {
        this.file = file;
        this.part = part;
        this.age = age;
        this.gzip = gzip;
        this.tar = tar;
    }

    /** Begins one in a folder that exists. */
    public static ArchiveWriter begin(Path file, String passphrase, Manifest manifest) {
        Path part = file.resolveSibling(file.getFileName() + PART);
        OutputStream out = null;
        try {
            out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
            AgeOutput age = new AgeOutput(new BufferedOutputStream(out), passphrase);
            GZIPOutputStream gzip = new GZIPOutputStream(age, 64 * 1024);
            TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8");
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            ArchiveWriter writer = new ArchiveWriter(file, part, age, gzip, tar);
            writer.add(Places.MANIFEST, Wire.toJson(manifest).encodePrettily().getBytes(StandardCharsets.UTF_8));
            return writer;
        } catch (IOException e) {
            giveUp(out, part, e);
            throw Disk.failure(file, e);
        }
    }

    /** Leaves nothing of one that could not even be begun. */
    private static void giveUp(@Nullable OutputStream out, Path part, IOException cause) {
        if (out == null) {
            return; // Then it is not ours.
        }
        try {
            out.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        Disk.delete(part);
    }

    /**
     * Adds what a source has now.
     *
     * @param written told the bytes of each part that was written; may throw to end it
     * @return what was left out, for it is no file, or cannot be named
     */
    public List<Path> add(Source source, LongConsumer written) {
        Source.Found found = source.found();
        for (Source.Item item : found.items()) {
            try {
                add(item, written);
            } catch (NoSuchFileException e) {
                found.leftOut().add(item.path()); // It went meanwhile.
            } catch (IOException e) {
                // A full disk is that of the archive: what is read takes no room.
                boolean full = FullDisk.in(String.valueOf(e)).isPresent();
                throw Disk.failure(full ? file : item.path(), e);
            }
        }
        return found.leftOut();
    }

    private void add(Source.Item item, LongConsumer written) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(item.path(), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        TarArchiveEntry entry =
                new TarArchiveEntry(item.name(), item.isFolder() ? TarConstants.LF_DIR : TarConstants.LF_NORMAL);
        entry.setMode(Mode.of(attributes.permissions()));
        entry.setUserName(attributes.owner().getName());
        entry.setGroupName(attributes.group().getName());
        entry.setModTime(attributes.lastModifiedTime());
        if (item.isFolder()) {
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            return;
        }
        try (InputStream in = Files.newInputStream(item.path(), LinkOption.NOFOLLOW_LINKS)) {
            entry.setSize(attributes.size());
            tar.putArchiveEntry(entry);
            copy(in, item, attributes.size(), written);
            tar.closeArchiveEntry();
        }
    }

    /** As much as there was when it was looked at: what is written to it meanwhile is of the next backup. */
    private void copy(InputStream in, Source.Item item, long size, LongConsumer written) throws IOException {
        MessageDigest digest = Checksums.digest();
        for (long left = size; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw Failure.of(
                        FailureCode.CONFLICT,
                        "backup.file-shrank",
                        Map.of("file", item.path().toString()));
            }
            tar.write(buffer, 0, read);
            digest.update(buffer, 0, read);
            left -= read;
            written.accept(read);
        }
        sums.add(item.name(), digest);
    }

    private void add(String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(0600);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** Writes the checksums and gives it its name, once all of it is on the disk. */
    public void finish() {
        try {
            add(Places.CHECKSUMS, sums.text());
            tar.finish();
            tar.flush();
            gzip.finish();
            age.finish();
            tar.close();
            Disk.settle(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            Disk.settle(file.resolveSibling(""));
            finished = true;
        } catch (IOException e) {
            throw Disk.failure(file, e);
        }
    }

    /** Deletes what was not finished. */
    @Override
    public void close() {
        if (finished) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            age.close();
        } catch (IOException e) {
            throw Disk.failure(part, e);
        } finally {
            Disk.delete(part);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
