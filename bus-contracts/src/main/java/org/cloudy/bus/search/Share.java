package org.cloudy.bus.search;

import org.cloudy.bus.NodeId;

/**
 * A node's part of the index.
 *
 * @param owned partitions that it holds
 * @param backups partitions that it keeps for others
 * @param indexed of those that it owns the ones that it can answer for now
 * @param documents in these
 * @param bytes of its index on disk
 */
public record Share(NodeId node, int owned, int backups, int indexed, long documents, long bytes, Activity activity) {}
