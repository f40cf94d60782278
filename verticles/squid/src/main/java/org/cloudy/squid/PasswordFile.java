package org.cloudy.squid;

import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Bcrypt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.store.FullDisk;

/** The users of the proxy as Squid's {@code basic_ncsa_auth} reads them: a name, a colon and a hash of the password, a line each. */
final class PasswordFile {
    /** Its name in the capability's folder. */
    static final String NAME = "users";

    /** As strong as the proxy's helper can bear to compute it once in half a minute for each user, on a small board too. */
    private static final BcryptFunction HASH = BcryptFunction.getInstance(Bcrypt.B, 10);

    private final Path path;

    PasswordFile(Path folder) {
        this.path = folder.resolve(NAME);
    }

    /** Hashes by name, in the order of the names; none while there is no file. */
    Map<String, String> read() {
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    ? Files.readAllLines(path).stream()
                            .map(line -> line.split(":", 2))
                            .filter(parts -> parts.length == 2)
                            .collect(Collectors.toMap(
                                    parts -> parts[0], parts -> parts[1], (first, second) -> second, TreeMap::new))
                    : new TreeMap<>();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** What is kept of a password. */
    static String hash(String password) {
        return Password.hash(password).with(HASH).getResult();
    }

    /** Puts these users into force, at once and whole. */
    void write(Map<String, String> hashes) {
        String text = hashes.entrySet().stream()
                .map(user -> user.getKey() + ":" + user.getValue() + "\n")
                .collect(Collectors.joining());
        Path candidate = path.resolveSibling(NAME + ".new");
        try {
            Files.deleteIfExists(candidate);
            Files.write(candidate, text.getBytes(StandardCharsets.UTF_8));
            // Readable also to the account that the daemon runs as; the folder keeps others out.
            Files.getFileAttributeView(candidate, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
            Files.setLastModifiedTime(candidate, FileTime.fromMillis(1_000 * dated(candidate)));
            Files.move(candidate, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Another second than that of the file in force: by that alone the helper knows that it has to read it again. */
    private long dated(Path candidate) throws IOException {
        long now = second(candidate);
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? Math.max(now, second(path) + 1) : now;
    }

    private static long second(Path file) throws IOException {
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.SECONDS);
    }

    private static Failure refused(IOException cause) {
        return FullDisk.in(String.valueOf(cause))
                .orElseGet(() -> Failure.of(
                        FailureCode.UNAVAILABLE,
                        "capability.squid.users-unwritable",
                        Map.of("cause", String.valueOf(cause))));
    }
}
