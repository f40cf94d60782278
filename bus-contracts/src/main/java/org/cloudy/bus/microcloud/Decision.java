package org.cloudy.bus.microcloud;

import org.cloudy.bus.NodeId;

/** What becomes of a request. */
public record Decision(NodeId node, boolean approve) {}
