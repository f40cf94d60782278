package org.cloudy.bus.squid;

import org.cloudy.bus.NodeId;

/** Which node's proxy to ask, and as what. */
public record PeerChoice(NodeId node, PeerRelation relation) {}
