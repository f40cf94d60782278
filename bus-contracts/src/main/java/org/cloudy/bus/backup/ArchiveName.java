package org.cloudy.bus.backup;

/** Names an archive: the name of its file, or the whole path of one that lies elsewhere on the machine. */
public record ArchiveName(String archive) {}
