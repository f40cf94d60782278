package org.cloudy.discovery;

import java.time.Instant;
import java.util.List;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.Coordinate;
import org.jspecify.annotations.Nullable;

/**
 * What a node announces of itself.
 *
 * @param coordinate where it believes to be in the network, so that others can predict the round-trip time without asking it;
 *     null if it does not say. It is no reason to refuse the rest: whoever uses it has to check it
 */
record NodeData(
        String name,
        String address,
        @Nullable String web,
        String version,
        String microCloud,
        Instant since,
        @Nullable Coordinate coordinate)
        implements Claimed {
    /** All but where it is, which changes all the time. */
    NodeData placeless() {
        return new NodeData(name, address, web, version, microCloud, since, null);
    }

    @Override
    public boolean mayBe(String id, NodeId of) {
        return id.equals(of.value());
    }

    @Override
    public List<FieldProblem> problems() {
        return new FieldRules()
                .name(name)
                .host(address)
                .web(web)
                .label("version", version)
                .label("microCloud", microCloud)
                .problems();
    }
}
