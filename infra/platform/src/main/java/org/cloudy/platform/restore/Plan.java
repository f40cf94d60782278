package org.cloudy.platform.restore;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How far the restoration of a node is; on the disk before each next step is taken.
 *
 * @param archive what it is restored from
 * @param begun when it was made ready
 * @param incoming names in the node's folder that come from the archive
 * @param replaced those of them that there was something under before
 * @param outgoing names in the node's folder that only the former node had
 * @param starts how often a start with what came was tried
 * @param failure why it was taken back; null if it was not
 */
record Plan(
        Phase phase,
        String archive,
        Instant begun,
        List<String> incoming,
        List<String> replaced,
        List<String> outgoing,
        int starts,
        @Nullable Text failure) {
    enum Phase {
        /** All lies ready; nothing was changed. */
        READY,
        /** The former node is set aside, and what came takes its place. */
        SWAPPING,
        /** What came is tried. */
        TRIED,
        /** What came is thrown out, and the former node takes its place again. */
        TAKING_BACK,
        /** The node started with what came. */
        PROVEN,
        /** The former node is back. */
        TAKEN_BACK
    }

    Plan in(Phase next) {
        return new Plan(next, archive, begun, incoming, replaced, outgoing, starts, failure);
    }

    /** Begins the swap, given the names that come and those that are there. */
    Plan swapping(Set<String> coming, Set<String> there) {
        return new Plan(
                Phase.SWAPPING,
                archive,
                begun,
                List.copyOf(coming),
                coming.stream().filter(there::contains).toList(),
                there.stream().filter(name -> !coming.contains(name)).toList(),
                starts,
                failure);
    }

    Plan triedAgain() {
        return new Plan(Phase.TRIED, archive, begun, incoming, replaced, outgoing, starts + 1, failure);
    }

    Plan refused(Text why) {
        return new Plan(Phase.TAKING_BACK, archive, begun, incoming, replaced, outgoing, starts, why);
    }
}
