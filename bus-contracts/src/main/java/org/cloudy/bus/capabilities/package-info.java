/** The plugins of a node and their life cycle. */
@NullMarked
package org.cloudy.bus.capabilities;

import org.jspecify.annotations.NullMarked;
