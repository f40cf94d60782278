/** What somebody should look at: raised by parts of the node, open until it is over. */
@NullMarked
package org.cloudy.bus.notices;

import org.jspecify.annotations.NullMarked;
