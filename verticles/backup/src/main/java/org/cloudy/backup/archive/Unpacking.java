package org.cloudy.backup.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/**
 * Puts the files of an archive into a folder that is empty at first, and nowhere else. They belong to whom they belonged to where this
 * node is root and the account exists; nothing of them is executable as another account.
 */
public final class Unpacking implements ArchiveReader.Sink {
    private static final long BETWEEN_LOOKS = 64_000_000;

    private final Path folder;
    private final Predicate<String> wanted;
    private final LongConsumer written;
    private final boolean root = "root".equals(System.getProperty("user.name"));
    private final byte[] buffer = new byte[64 * 1024];
    private long sinceLook;

    /**
     * For some of the files.
     *
     * @param wanted whether one of this name is; the others are read, and not kept
     * @param written told the bytes of each part that was read; may throw to end it
     */
    public Unpacking(Path folder, Predicate<String> wanted, LongConsumer written) {
        this.folder = folder;
        this.wanted = wanted;
        this.written = written;
    }

    @Override
    public void folder(String name, TarArchiveEntry entry) throws IOException {
        if (wanted.test(name)) {
            Path path = Places.below(folder, name);
            Files.createDirectories(path);
            settle(path, entry, EnumSet.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        }
    }

    @Override
    public void file(String name, TarArchiveEntry entry, InputStream content) throws IOException {
        if (!wanted.test(name)) {
            copy(content, OutputStream.nullOutputStream());
            return;
        }
        Path path = Places.below(folder, name);
        // Where a file has the place of a folder, or is there already, that is no archive of ours.
        try {
            Files.createDirectories(path.resolveSibling(""));
        } catch (FileAlreadyExistsException e) {
            throw strange();
        }
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(content, out);
        } catch (FileAlreadyExistsException e) {
            throw strange();
        }
        settle(path, entry, Set.of());
        Disk.settle(path);
    }

    private static Failure strange() {
        return Failure.of(FailureCode.INVALID, "backup.archive.strange");
    }

    private void copy(InputStream content, OutputStream out) throws IOException {
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            out.write(buffer, 0, read);
            written.accept(read);
            sinceLook += read;
            if (sinceLook >= BETWEEN_LOOKS) {
                sinceLook = 0;
                Disk.requireRoom(folder, BETWEEN_LOOKS);
            }
        }
    }

    private void settle(Path path, TarArchiveEntry entry, Set<PosixFilePermission> anyway) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        Set<PosixFilePermission> permissions = EnumSet.of(PosixFilePermission.OWNER_READ);
        permissions.addAll(anyway);
        permissions.addAll(Mode.permissions(entry.getMode()));
        if (root) {
            own(view, path, entry);
        }
        view.setPermissions(permissions);
    }

    private static void own(PosixFileAttributeView view, Path path, TarArchiveEntry entry) throws IOException {
        UserPrincipalLookupService accounts = path.getFileSystem().getUserPrincipalLookupService();
        try {
            view.setOwner(accounts.lookupPrincipalByName(entry.getUserName()));
            view.setGroup(accounts.lookupPrincipalByGroupName(entry.getGroupName()));
        } catch (UserPrincipalNotFoundException e) {
            // An account that comes with a package that is not installed here: it is the node's own then, as after an
            // installation.
            view.setOwner(accounts.lookupPrincipalByName("root"));
        }
    }
}
