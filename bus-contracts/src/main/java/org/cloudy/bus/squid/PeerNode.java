package org.cloudy.bus.squid;

import org.cloudy.bus.NodeId;

/** Names the proxy of one node. */
public record PeerNode(NodeId node) {}
