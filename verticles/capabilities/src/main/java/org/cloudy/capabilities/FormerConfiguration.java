package org.cloudy.capabilities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration files of a capability as the version of the node before this one wrote them: kept from when its settings are
 * brought to another form until these have proved themselves, also over a crash, so that its daemons can go on with them. Blocks.
 */
final class FormerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(FormerConfiguration.class);

    private final Path kept;
    private final Path folder;
    private final List<String> names;
    private volatile @Nullable Text reason;

    /**
     * That of a capability.
     *
     * @param kept where its files are kept; there is such a folder as long as they are
     * @param folder the capability's own
     * @param names of the files in it
     */
    FormerConfiguration(Path kept, Path folder, List<String> names) {
        this.kept = kept;
        this.folder = folder;
        this.names = List.copyOf(names);
    }

    /** Whether it is kept, which also tells that the settings have not proved themselves yet. */
    boolean isKept() {
        return Files.isDirectory(kept);
    }

    /** Keeps what is configured now, unless something is kept already: a start that proved nothing may have written over it. */
    void keep() {
        if (isKept()) {
            return;
        }
        try {
            Path fresh = kept.resolveSibling(kept.getFileName() + ".new");
            new Folder(fresh).delete();
            new Folder(fresh).make();
            names.forEach(name -> copy(folder.resolve(name), fresh.resolve(name)));
            move(fresh, kept);
        } catch (Failure e) {
            LOG.warn("There is nothing to go back to where {} does not come up: {}", folder, e.getMessage());
        }
    }

    /**
     * Puts the files back, each whole and at once.
     *
     * @throws Failure UNAVAILABLE if the disk refuses
     */
    void putBack() {
        for (String name : names) {
            Path fresh = folder.resolve(name + ".new");
            if (copy(kept.resolve(name), fresh)) {
                move(fresh, folder.resolve(name));
            }
        }
    }

    /** The capability runs with it. */
    void isInForce(Text why) {
        reason = why;
    }

    /** It is not in force any more. */
    void isOver() {
        reason = null;
    }

    /** Why the capability runs with it; null if it runs with its settings, or not at all. */
    @Nullable
    Text reason() {
        return reason;
    }

    /** The settings are in force, and well: it is of no use any more. */
    void forget() {
        isOver();
        try {
            new Folder(kept).delete();
        } catch (Failure e) {
            LOG.warn("They have to prove themselves again at the next start: {}", e.getMessage());
        }
    }

    /** Whether there was one. */
    private static boolean copy(Path from, Path to) {
        if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            Files.deleteIfExists(to);
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
            return true;
        } catch (IOException e) {
            throw failure(from, e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failure(from, e);
        }
    }

    private static Failure failure(Path file, IOException e) {
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "capabilities.former-not-kept",
                Map.of("file", file.toString(), "cause", String.valueOf(e)));
    }
}
