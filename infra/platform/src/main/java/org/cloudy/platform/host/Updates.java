package org.cloudy.platform.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.updates.PackageUpdate;

/** Newer versions of the machine's Debian packages. Methods block; a change waits while another program changes packages. */
public interface Updates {
    /** Those of a machine that has none. */
    Updates NONE = new Updates() {};

    /**
     * What has a newer version, by the lists that the machine has; those of security archives first, then by name.
     *
     * @throws Failure UNAVAILABLE if the machine has no apt, or apt cannot read its lists
     */
    default List<PackageUpdate> available() {
        throw Failure.of(FailureCode.UNAVAILABLE, "host.no-apt");
    }

    /** When the lists were fetched last; empty if they never were. */
    default Optional<Instant> refreshed() {
        return Optional.empty();
    }

    /** What an administrator of the machine types to get these packages, where the node may not; empty where it may. */
    default Optional<String> command(List<String> names) {
        return Optional.empty();
    }

    /**
     * Fetches the lists.
     *
     * @throws Failure UNAVAILABLE if the node may not (says the command), apt is locked, or an archive cannot be reached
     */
    default void refresh(Consumer<String> log) {
        throw Failure.of(FailureCode.UNAVAILABLE, "host.no-apt");
    }

    /** What is new in the version that can be had, fetched from the archive; empty if nothing can be had. */
    default Optional<String> changelog(PackageUpdate update) {
        return Optional.empty();
    }

    /**
     * Brings packages up to date; never removes one. What an interrupted run left half done is finished first.
     *
     * @param names which; empty for all
     * @param log told each line that the package manager writes
     * @throws Failure UNAVAILABLE if the node may not (says the command), apt is locked, or a package cannot be had
     */
    default void apply(List<String> names, Consumer<String> log) {
        throw Failure.of(FailureCode.UNAVAILABLE, "host.no-apt");
    }

    /** Packages that an interrupted run left half done; empty where there are none, or nobody can tell. */
    default List<String> halfDone() {
        return List.of();
    }

    /** Finishes what an interrupted run left half done, and clears fetched archives away. Failures as of {@link #apply}. */
    default void repair(Consumer<String> log) {
        throw Failure.of(FailureCode.UNAVAILABLE, "host.no-apt");
    }
}
