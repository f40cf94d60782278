package org.cloudy.platform;

import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.platform.jobs.Progress;

/**
 * One part of a capability: packages, a configuration file, a daemon, a port, an announcement. Every method is called on a
 * virtual thread, may block, may be called again after it succeeded (and then changes nothing), and fails with a {@link
 * Failure} that says what to do.
 */
public interface Component<S extends Record> {
    /** Its name within the capability. */
    String name();

    /** The Debian packages that it needs. */
    default List<String> packages() {
        return List.of();
    }

    /** Where it listens with these settings. */
    default List<CapabilityDetail.PortUse> ports(S settings) {
        return List.of();
    }

    /** Names, unique on the node, of the daemons whose log tells of it. */
    default List<String> daemons(Site<S> site) {
        return List.of();
    }

    /** What is announced of it when the capability is published. */
    default List<Publication> announcements(Site<S> site) {
        return List.of();
    }

    /** The DNS-SD types of its announcements. */
    default List<String> serviceTypes() {
        return List.of();
    }

    /** Makes what it needs ready. */
    default void install(Site<S> site, Progress progress) {}

    /** Brings it up, or brings changed settings into force. */
    default void enable(Site<S> site, Progress progress) {}

    /** Takes it down; its data stays. */
    default void disable(Site<S> site, Progress progress) {}

    /** Deletes its data. Never uninstalls what others on the machine may use. */
    default void remove(Site<S> site, Progress progress) {}

    /**
     * Paths within the site's folder that no backup needs, for they come again by themselves: a cache, a socket, what is written
     * from the settings.
     */
    default List<String> passing(Site<S> site) {
        return List.of();
    }

    /**
     * Writes into the folder what would not be found there otherwise; called before it is copied, while it is up. Where the
     * capability is switched off for the copy, or the files are whole at any time, nothing is to be done.
     */
    default void dump(Site<S> site, Progress progress) {}

    /** What is found of it now; {@code enabled} tells whether it should be up. */
    default List<CheckResult> diagnose(Site<S> site, boolean enabled) {
        return List.of();
    }

    /** Puts right what {@link #diagnose} found. */
    default void repair(Site<S> site, Progress progress) {}
}
