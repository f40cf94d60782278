/** What the node and its daemons wrote. */
@NullMarked
package org.cloudy.bus.logs;

import org.jspecify.annotations.NullMarked;
