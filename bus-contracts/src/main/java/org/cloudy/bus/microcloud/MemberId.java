package org.cloudy.bus.microcloud;

import org.cloudy.bus.NodeId;

/** Which member. */
public record MemberId(NodeId node) {}
