/** What was done on the node, by whom, and how it ended. */
@NullMarked
package org.cloudy.bus.audit;

import org.jspecify.annotations.NullMarked;
