package org.cloudy.backup.archive;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Permissions as the nine bits of POSIX; set-user-id and its like are not told. */
final class Mode {
    private static final int HIGHEST = 0400;
    private static final List<PosixFilePermission> FROM_HIGHEST = List.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private Mode() {}

    static int of(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (int i = 0; i < FROM_HIGHEST.size(); i++) {
            mode |= permissions.contains(FROM_HIGHEST.get(i)) ? HIGHEST >> i : 0;
        }
        return mode;
    }

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < FROM_HIGHEST.size(); i++) {
            if ((mode & (HIGHEST >> i)) != 0) {
                permissions.add(FROM_HIGHEST.get(i));
            }
        }
        return permissions;
    }
}
