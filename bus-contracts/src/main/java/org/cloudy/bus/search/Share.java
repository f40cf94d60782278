package org.cloudy.bus.search;

import org.cloudy.bus.NodeId;

/**
 * A node's part of the index.
 *
 * @param owned partitions that it holds
 * @param indexed of these the ones that it can answer for now
 * @param documents in them
 * @param bytes of its index on disk
 */
public record Share(NodeId node, int owned, int indexed, long documents, long bytes) {}
