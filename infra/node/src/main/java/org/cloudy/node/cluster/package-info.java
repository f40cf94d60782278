/** The node as a member of its micro cloud: Hazelcast and the clustered event bus. */
@NullMarked
package org.cloudy.node.cluster;

import org.jspecify.annotations.NullMarked;
