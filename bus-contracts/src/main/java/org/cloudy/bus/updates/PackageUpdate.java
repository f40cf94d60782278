package org.cloudy.bus.updates;

/**
 * A newer version of a Debian package that is installed on this machine.
 *
 * @param bytes what has to be fetched; 0 where the archive does not tell
 * @param security whether it comes from a security archive
 * @param summary what the package is, in a line of English, as Debian describes it
 */
public record PackageUpdate(
        String name, String installed, String available, long bytes, boolean security, String summary) {}
