package org.cloudy.tinc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** The daemon's folder. Only what changed is written, for tinc takes the time of a member's file for that of its key. */
final class TincFolder {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    TincFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Where the daemon writes what this node reads. */
    private Path live() {
        return folder.resolve("live");
    }

    /** What the daemon says. */
    LiveFile log() {
        return new LiveFile(live().resolve("log"));
    }

    /** A line for each node that came into reach or went out of it. */
    LiveFile events() {
        return new LiveFile(live().resolve("events"));
    }

    /** The file whose presence lets the daemon take the device away at its end. */
    private Path leaving() {
        return folder.resolve("leaving");
    }

    /**
     * Makes the folder hold just this.
     *
     * @param hosts the members' files by name
     * @return whether anything was not so before
     * @throws Failure UNAVAILABLE if the disk does not take it
     */
    boolean write(String main, Map<String, String> hosts, String privateKey) {
        try {
            Path members = make(folder.resolve("hosts"));
            make(live());
            Files.deleteIfExists(leaving());
            boolean changed = false;
            for (Map.Entry<String, String> script : TincConfiguration.scripts().entrySet()) {
                changed |= put(folder.resolve(script.getKey()), script.getValue(), OWNER);
            }
            changed |= put(privateKey(), privateKey, SECRET);
            for (String gone : stale(members, hosts.keySet())) {
                Files.delete(members.resolve(gone));
                changed = true;
            }
            for (Map.Entry<String, String> host : hosts.entrySet()) {
                changed |= putHost(members.resolve(host.getKey()), host.getValue());
            }
            // Last, so that nobody is named in it whose file is not there.
            return put(main(), main, SECRET) || changed;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Whether there is a configuration. */
    boolean isWritten() {
        return Files.exists(main());
    }

    /** Forgets the configuration, and the members in it. */
    void clear() {
        try {
            Path members = folder.resolve("hosts");
            if (Files.exists(members)) {
                for (String name : stale(members, Set.of())) {
                    Files.delete(members.resolve(name));
                }
            }
            Files.deleteIfExists(privateKey());
            Files.deleteIfExists(main());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Notes that the daemon's next orderly end is that of the node. */
    void markLeaving() {
        try {
            if (Files.isDirectory(folder) && !Files.exists(leaving())) {
                Files.createFile(leaving());
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * tinc cuts the connection of a member whose file is younger than its last look at the configuration. A new key is to have
     * that effect, also within the same second, and a new address is not.
     */
    private static boolean putHost(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            return put(file, text, SECRET);
        }
        FileTime time = key(Files.readString(file)).equals(key(text))
                ? Files.getLastModifiedTime(file)
                : FileTime.from(Instant.now().plusSeconds(1));
        return put(file, text, SECRET, Optional.of(time));
    }

    private static String key(String host) {
        return host.substring(Math.max(0, host.indexOf("-----BEGIN")));
    }

    private static Set<String> stale(Path members, Set<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(members)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !wanted.contains(name))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean put(Path file, String text, Set<PosixFilePermission> permissions) throws IOException {
        return put(file, text, permissions, Optional.empty());
    }

    private static boolean put(
            Path file, String text, Set<PosixFilePermission> permissions, Optional<FileTime> modified)
            throws IOException {
        if (Files.exists(file)
                && Files.readString(file).equals(text)
                && Files.getPosixFilePermissions(file).equals(permissions)) {
            return false;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(permissions));
        Files.writeString(fresh, text);
        if (modified.isPresent()) {
            Files.setLastModifiedTime(fresh, modified.get());
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private Path main() {
        return folder.resolve("tinc.conf");
    }

    private Path privateKey() {
        return folder.resolve("rsa_key.priv");
    }

    private static Path make(Path folder) throws IOException {
        return Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
    }

    private Failure unusable(IOException cause) {
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "overlay.folder-unusable",
                Map.of("folder", folder.toString(), "cause", String.valueOf(cause.getMessage())));
    }
}
