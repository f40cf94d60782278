package org.cloudy.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.settings.Secret;

/**
 * The user that the node itself asks its agent as. Its passphrase is drawn once and known to nobody; so the node's own graphs are
 * there without any setting.
 */
final class OwnUser implements Component<SnmpSettings> {
    static final String NAME = SnmpSettings.OWN_NAMES + "self";

    private static final String FILE = "own.key";
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{40}");
    private static final int BYTES = 20;

    @Override
    public String name() {
        return "own-user";
    }

    @Override
    public void enable(Site<SnmpSettings> site, Progress progress) {
        if (read(site.folder()).isEmpty()) {
            make(site.folder().resolve(FILE));
        }
    }

    /** The passphrase. */
    static Secret passphrase(Path folder) {
        return read(folder).orElseThrow(() -> new IllegalStateException("the agent was never enabled in " + folder));
    }

    private static Optional<Secret> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == 2 * BYTES
                    ? Optional.of(Files.readString(file, StandardCharsets.US_ASCII))
                            .filter(KEY.asMatchPredicate())
                            .map(Secret::new)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path file) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
