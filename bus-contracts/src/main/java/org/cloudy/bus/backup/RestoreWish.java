package org.cloudy.bus.backup;

import org.jspecify.annotations.Nullable;

/**
 * What is to be put back from an archive.
 *
 * @param archive as in {@link ArchiveName}
 * @param capability the one that is put back alone; null for the node as a whole, which then starts anew
 */
public record RestoreWish(
        String archive, String passphrase, @Nullable String capability) {
    @Override
    public String toString() {
        return "RestoreWish[archive=" + archive + ", passphrase=****, capability=" + capability + "]";
    }
}
