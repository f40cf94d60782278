package org.cloudy.bus.capabilities;

import java.util.List;

/**
 * What of a capability belongs in a backup.
 *
 * @param installed whether there is anything of it
 * @param folder its folder, as a whole path
 * @param paths within the folder; none means all of it
 * @param passing paths within the folder that are left out, for they come again by themselves
 */
public record KeptFiles(String name, boolean installed, String folder, List<String> paths, List<String> passing) {
    /** Name of the file in the folder that tells, while it stands still, what the manager keeps of it. */
    public static final String DOCUMENT = ".cloudy-capability.json";
}
