package org.cloudy.search;

import org.cloudy.bus.NodeId;

/** What a node has of a partition: as its owner, or as one of those that keep it for the owner. */
record Copy(NodeId node, int partition) {}
