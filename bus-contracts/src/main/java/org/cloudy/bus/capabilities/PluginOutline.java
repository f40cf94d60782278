package org.cloudy.bus.capabilities;

import java.util.List;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin without code asks of the machine, for whoever decides whether it may.
 *
 * @param summary what it is for, in a sentence
 * @param packages Debian packages that are installed with it
 * @param requires capabilities that must be on before it
 * @param commands what it runs, with the places for settings as they stand in the file
 * @param ports where it listens in a fresh installation
 * @param account that its programs run as
 * @param serviceTypes DNS-SD types that it announces when published
 * @param replaces version of the plugin of that name that the node has; null if it has none
 */
public record PluginOutline(
        String name,
        int version,
        Text title,
        Text summary,
        MenuGroup menu,
        List<String> packages,
        List<String> requires,
        List<String> commands,
        List<CapabilityDetail.PortUse> ports,
        String account,
        List<String> serviceTypes,
        @Nullable String replaces) {}
