package org.cloudy.backup.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.cloudy.backup.age.AgeInput;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.bus.backup.Manifest;
import org.cloudy.platform.store.FullDisk;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive, which is believed to be what it says only once its end was reached: what it holds goes to a {@link Sink} that can
 * be thrown away. Everything fails with a {@link Failure} that says what is wrong with the archive.
 */
public final class ArchiveReader implements AutoCloseable {
    /** The layout that is written, and the newest that is read. */
    public static final int FORMAT = 1;

    private static final int LONGEST_MANIFEST = 1_000_000;
    private static final int LONGEST_CHECKSUMS = 64_000_000;

    private final Path file;
    private final TarArchiveInputStream tar;
    private final InputStream plain;
    private final Manifest manifest;

    /** Takes what an archive holds. */
    public interface Sink {
        /** A folder, before what is in it. */
        void folder(String name, TarArchiveEntry entry) throws IOException;

        /** A file; its content is read to its end. */
        void file(String name, TarArchiveEntry entry, InputStream content) throws IOException;
    }

    private ArchiveReader(Path file, InputStream plain, TarArchiveInputStream tar) throws IOException {
        this.file = file;
        this.plain = plain;
        this.tar = tar;
        this.manifest = first(tar);
    }

    /**
     * Opens an archive and reads what it says of itself.
     *
     * @throws Failure NOT_FOUND; FORBIDDEN for a wrong passphrase; INVALID for what is no archive, or of a newer version
     */
    public static ArchiveReader open(Path file, String passphrase) {
        InputStream in = null;
        try {
            in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
            InputStream plain = new GZIPInputStream(new AgeInput(in, passphrase), 64 * 1024);
            return new ArchiveReader(file, plain, new TarArchiveInputStream(plain, "UTF-8"));
        } catch (NoSuchFileException e) {
            throw Failure.of(FailureCode.NOT_FOUND, "backup.archive.none", Map.of("file", file.toString()));
        } catch (IOException e) {
            closeAfter(in, e);
            throw failure(file, e);
        } catch (RuntimeException e) {
            closeAfter(in, e);
            throw e;
        }
    }

    private static void closeAfter(@Nullable Closeable opened, Exception cause) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static Manifest first(TarArchiveInputStream tar) throws IOException {
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null || !entry.getName().equals(Places.MANIFEST)) {
            throw Failure.of(FailureCode.INVALID, "backup.archive.foreign");
        }
        byte[] json = tar.readNBytes(LONGEST_MANIFEST);
        try {
            int format = Wire.mapper().readTree(json).path("format").asInt();
            if (format > FORMAT) {
                throw Failure.of(
                        FailureCode.INVALID,
                        "backup.archive.newer",
                        Map.of("found", String.valueOf(format), "known", String.valueOf(FORMAT)));
            }
            return Wire.mapper().readValue(json, Manifest.class);
        } catch (JsonProcessingException e) {
            throw Failure.of(FailureCode.INVALID, "backup.archive.strange");
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Gives all that is in it to a sink, and holds it against the checksums; tells how many files there were. */
    public int read(Sink sink) {
        try {
            Checksums sums = new Checksums();
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(Places.CHECKSUMS)) {
                    end(sums);
                    return sums.size();
                }
                give(entry, sums, sink);
            }
            throw Failure.of(FailureCode.INVALID, "backup.archive.strange");
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private void give(TarArchiveEntry entry, Checksums sums, Sink sink) throws IOException {
        Places.below(Path.of(""), entry.getName());
        if (entry.isDirectory()) {
            sink.folder(entry.getName(), entry);
        } else if (isPlainFile(entry)) {
            MessageDigest digest = Checksums.digest();
            sink.file(entry.getName(), entry, new DigestInputStream(tar, digest));
            if (!sums.add(entry.getName(), digest)) {
                throw Failure.of(FailureCode.INVALID, "backup.archive.strange");
            }
        } else {
            throw Failure.of(FailureCode.INVALID, "backup.archive.strange");
        }
    }

    private static boolean isPlainFile(TarArchiveEntry entry) {
        return (entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM)
                && !entry.isSparse();
    }

    private void end(Checksums sums) throws IOException {
        if (!Arrays.equals(tar.readNBytes(LONGEST_CHECKSUMS), sums.text())) {
            throw Failure.of(FailureCode.INVALID, "backup.archive.changed");
        }
        if (tar.getNextEntry() != null) {
            throw Failure.of(FailureCode.INVALID, "backup.archive.strange");
        }
        // To the end of the encryption: only there is it proven to be whole.
        plain.transferTo(OutputStream.nullOutputStream());
    }

    /** What the disk says has words of its own; all else is said of the archive, which is not as it was written. */
    private static RuntimeException failure(Path file, IOException e) {
        boolean disk = e instanceof FileSystemException
                || e instanceof ClosedByInterruptException
                || FullDisk.in(String.valueOf(e)).isPresent()
                || String.valueOf(e.getMessage()).contains("Input/output error");
        return disk ? Disk.failure(file, e) : Failure.of(FailureCode.INVALID, "backup.archive.strange");
    }

    @Override
    public void close() {
        try {
            tar.close();
        } catch (IOException e) {
            throw Disk.failure(file, e);
        }
    }
}
