package org.cloudy.backup.archive;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** The names of what is in an archive, which are all that is believed of where it belongs. */
final class Places {
    static final String MANIFEST = "manifest.json";
    static final String CHECKSUMS = "checksums.sha256";
    /** The node itself: its store, and what its parts keep beside it. */
    static final String NODE = "node/";
    /** Followed by a capability's name: its folder. */
    static final String CAPABILITIES = "capabilities/";

    private static final int LONGEST = 4_000;
    private static final Pattern WRITABLE = Pattern.compile("[^\\p{Cntrl}\\\\]+");

    private Places() {}

    /** Whether a name can be told in an archive and found again: without control characters and backslashes. */
    static boolean canBeNamed(String name) {
        return name.length() <= LONGEST && WRITABLE.matcher(name).matches();
    }

    /**
     * Where something of an archive lies below a folder.
     *
     * @throws Failure INVALID for a name that leads elsewhere, is not plain, or stands for nothing that an archive holds
     */
    static Path below(Path folder, String name) {
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        Path relative = Path.of(plain.indexOf('\0') < 0 ? plain : "..");
        boolean ours = name.startsWith(NODE) || name.startsWith(CAPABILITIES);
        if (!ours
                || !canBeNamed(plain)
                || relative.isAbsolute()
                || relative.startsWith("..")
                || !relative.normalize().toString().equals(plain)) {
            throw Failure.of(FailureCode.INVALID, "backup.archive.strange");
        }
        return folder.resolve(relative);
    }
}
