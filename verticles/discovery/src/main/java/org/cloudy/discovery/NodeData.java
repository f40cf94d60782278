package org.cloudy.discovery;

import java.time.Instant;
import java.util.List;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/** What a node announces of itself. */
record NodeData(String name, String address, @Nullable String web, String version, String microCloud, Instant since)
        implements Claimed {
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
