/** Names: BIND. Its foreign syntax, the zones of a node, and the zone that is kept of the micro cloud. */
@NullMarked
package org.cloudy.dns;

import org.jspecify.annotations.NullMarked;
