package org.cloudy.discovery;

import java.util.List;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.NodeId;

/** What an announcement tells of. */
sealed interface Claimed permits ServiceData, NodeData {
    /** Whether a node may announce this under an id. */
    boolean mayBe(String id, NodeId of);

    /** What is wrong with its fields; empty for what can be believed. */
    List<FieldProblem> problems();
}
