package org.cloudy.platform;

import java.nio.file.Path;
import java.util.List;

/**
 * What of a capability's folder belongs in a backup, and how it is copied. What its components call {@link Component#passing} is
 * left out in any case.
 *
 * @param paths within the folder, with all that is below them; none means the whole folder
 * @param down whether it is switched off while it is copied, for its files are only whole then; who says no has components that
 *     {@link Component#dump} what is not
 */
public record BackupScope(List<String> paths, boolean down) {
    /** The whole folder, copied while nobody writes to it: right for every capability that knows nothing better. */
    public static final BackupScope WHOLE = new BackupScope(List.of(), true);

    /** @throws IllegalArgumentException that names a path which leads out of the folder */
    public BackupScope {
        paths = List.copyOf(paths);
        paths.forEach(BackupScope::inside);
    }

    /** These paths and nothing else. */
    public static BackupScope of(String... paths) {
        return new BackupScope(List.of(paths), true);
    }

    /** The same, copied while it is up. */
    public BackupScope whileUp() {
        return new BackupScope(paths, false);
    }

    private static void inside(String text) {
        Path path = Path.of(text);
        if (text.isEmpty() || path.isAbsolute() || !path.normalize().toString().equals(text) || path.startsWith("..")) {
            throw new IllegalArgumentException("a backup holds paths within the capability's folder, not: " + text);
        }
    }
}
