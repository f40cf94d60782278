package org.cloudy.microcloud;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.Appearance;
import org.jspecify.annotations.Nullable;

/**
 * What a node says about a micro cloud, once and for all: statements are added, never changed or taken back, so that islands which
 * made some on their own have all of them after they met. Who is a member follows from the set alone ({@link Roster}), whatever
 * order they came in and whatever the clocks say.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Statement.Founded.class, name = "founded"),
    @JsonSubTypes.Type(value = Statement.Admitted.class, name = "admitted"),
    @JsonSubTypes.Type(value = Statement.Profile.class, name = "profile"),
    @JsonSubTypes.Type(value = Statement.Described.class, name = "described"),
    @JsonSubTypes.Type(value = Statement.Left.class, name = "left"),
    @JsonSubTypes.Type(value = Statement.Expelled.class, name = "expelled")
})
sealed interface Statement {
    /** The micro cloud that it is about; null in its founding, from which the id is made. */
    @Nullable
    String microCloud();

    /**
     * The first statement, by the founder: its id is the micro cloud's.
     *
     * @param nonce what nobody can guess, so that ids differ
     */
    record Founded(String nonce, String range, Appearance appearance, Entrant founder, String address, Instant at)
            implements Statement {
        @Override
        public @Nullable String microCloud() {
            return null;
        }
    }

    /**
     * A member lets a node in.
     *
     * @param address on the overlay; where two members gave the same one, the smaller node id has it
     */
    record Admitted(String microCloud, Entrant member, String address, Instant at) implements Statement {}

    /**
     * A member tells how it is called and reached now; the highest version counts.
     *
     * @param endpoints of its overlay daemon on the underlay
     */
    record Profile(String microCloud, long version, String name, List<String> endpoints) implements Statement {}

    /** A member changes how the micro cloud shows itself; the highest version counts. */
    record Described(String microCloud, long version, Appearance appearance) implements Statement {}

    /**
     * A member goes.
     *
     * @param admission by which it was a member
     * @param keeps those whom it let in and who stay: what it signs later lets nobody in
     */
    record Left(String microCloud, String admission, List<NodeId> keeps, Instant at) implements Statement {}

    /**
     * A member is expelled, by one from whom its admission descends.
     *
     * @param keeps those whom the expelled node let in and who stay
     */
    record Expelled(String microCloud, NodeId node, String admission, List<NodeId> keeps, Instant at)
            implements Statement {}
}
