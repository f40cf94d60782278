package org.cloudy.bus.backup;

/** An archive, named as in {@link ArchiveName}, and what opens it. */
public record ArchiveKey(String archive, String passphrase) {
    @Override
    public String toString() {
        return "ArchiveKey[archive=" + archive + ", passphrase=****]";
    }
}
