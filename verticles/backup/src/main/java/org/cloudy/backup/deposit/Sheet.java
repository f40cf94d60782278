package org.cloudy.backup.deposit;

import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;

/**
 * What is known of an archive that is kept for a neighbour; it lies beside it.
 *
 * @param id the name of its files
 * @param name what its owner calls it: shown, and no path is made of it here
 */
record Sheet(NodeId owner, String id, String name, long bytes, String sha256, String claim) {
    static final Pattern ID = Pattern.compile("[a-z2-7]{26}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,158}\\.tar\\.gz\\.age");
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

    /** What somebody announces. FORBIDDEN for what no node of ours would say. */
    static Sheet of(NodeId owner, Letters.Upload upload) {
        if (!isId(upload.id())
                || !isName(upload.name())
                || upload.bytes() <= 0
                || !SUM.matcher(upload.sha256()).matches()) {
            throw Letters.forged();
        }
        try {
            Claim.decode(upload.claim());
        } catch (IllegalArgumentException e) {
            throw Letters.forged();
        }
        return new Sheet(owner, upload.id(), upload.name(), upload.bytes(), upload.sha256(), upload.claim());
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** Whether a file may have this name, on the disk of whoever fetches it too. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static Failure unknown() {
        return Failure.of(FailureCode.NOT_FOUND, "backup.deposit.none");
    }

    @Override
    public String toString() {
        return "Sheet[owner=" + owner + ", id=" + id + ", name=" + name + ", bytes=" + bytes + "]";
    }
}
