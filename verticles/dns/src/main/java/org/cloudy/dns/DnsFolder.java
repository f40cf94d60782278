package org.cloudy.dns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.platform.store.FullDisk;

/**
 * The files of the name server. A new one takes the place of the old one whole, and is on the disk by then, so that a crash at any
 * time leaves one or the other. Failures are UNAVAILABLE, with what is wrong with the disk.
 */
record DnsFolder(Path path) {
    /** What BIND reads of the zones; made of the ledger. */
    static final String ZONES = "zones.conf";

    private static final String LEDGER = "ledger.json";

    /** A temporary name, for what is still to be checked. */
    static String candidate(String file) {
        return file + ".new";
    }

    /** Name of the file of a zone that the node is the primary of; BIND puts its own beside it. */
    static String zoneFile(String zone) {
        return "zone." + zone + ".db";
    }

    /** Name of the file that BIND keeps a secondary zone in. */
    static String secondaryFile(String zone) {
        return "secondary." + zone + ".db";
    }

    Ledger ledger() {
        return read(LEDGER).map(DnsFolder::parse).orElse(Ledger.EMPTY);
    }

    void write(Ledger ledger) {
        write(LEDGER, Wire.toJson(ledger).encode());
    }

    private static Ledger parse(String json) {
        return Wire.fromJson(new io.vertx.core.json.JsonObject(json), Ledger.class);
    }

    Optional<String> read(String file) {
        try {
            return Files.isRegularFile(path.resolve(file), LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.readString(path.resolve(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    void write(String file, String text) {
        String fresh = file + ".part";
        writeUnsafely(fresh, text);
        move(fresh, file);
    }

    /** Writes a file that a crash may leave half written: one that is looked at before it is moved to its place. */
    void writeUnsafely(String file, String text) {
        Path fresh = path.resolve(file);
        try {
            Files.deleteIfExists(fresh);
            try (FileChannel channel =
                    FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                // Readable also to the account that the daemon runs as; the folder keeps others out.
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    void move(String file, String target) {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            Files.move(path.resolve(file), path.resolve(target), StandardCopyOption.ATOMIC_MOVE);
            folder.force(true);
        } catch (IOException e) {
            throw unusable(target, e);
        }
    }

    void delete(String file) {
        try {
            Files.deleteIfExists(path.resolve(file));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Deletes the file of a zone and those that BIND put beside it, keys of a signed one too. */
    void deleteZone(String zone) {
        for (String file : files()) {
            if (file.startsWith(zoneFile(zone))
                    || file.startsWith(secondaryFile(zone))
                    || file.startsWith("K" + zone + ".+")) {
                delete(file);
            }
        }
    }

    /** Names of all files. */
    java.util.List<String> files() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw unusable("", e);
        }
    }

    private static Failure unusable(String file, IOException e) {
        return FullDisk.in(String.valueOf(e))
                .orElseGet(() -> Failure.of(
                        FailureCode.UNAVAILABLE,
                        "dns.file.unusable",
                        Map.of("file", file, "cause", String.valueOf(e))));
    }
}
