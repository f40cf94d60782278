package org.cloudy.platform;

import java.nio.file.Path;
import org.cloudy.platform.host.Host;

/**
 * Where a capability lives on this node, and with which settings.
 *
 * @param capability its name
 * @param folder its own folder, for data and configuration; exists from installation to removal
 * @param settings the settings in force
 * @param nodeName the node's name
 * @param listen address that the node's services listen on: loopback until a person opens the node or joins a micro cloud
 */
public record Site<S extends Record>(
        String capability, Path folder, S settings, String nodeName, String listen, Host host) {

    /** The name of one of this capability's daemons, unique on the node. */
    public String daemon(String component) {
        return capability + "." + component;
    }
}
