package org.cloudy.bus.microcloud;

import java.util.List;
import org.cloudy.bus.NodeId;

/**
 * Nodes and links of a micro cloud.
 *
 * @param views of the nodes that answered
 * @param silent members that did not
 */
public record Topology(List<Member> members, List<NodeLinks> views, List<NodeId> silent) {}
