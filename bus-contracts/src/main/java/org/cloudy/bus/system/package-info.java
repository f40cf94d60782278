/** The node as a whole: its state, its first start, who may sign in. */
@NullMarked
package org.cloudy.bus.system;

import org.jspecify.annotations.NullMarked;
