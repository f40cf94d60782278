/** Names: zones and their records, secondary zones of other nodes, the micro cloud's own zone. */
@NullMarked
package org.cloudy.bus.dns;

import org.jspecify.annotations.NullMarked;
