/** Starting anew and shutting down. */
@NullMarked
package org.cloudy.bus.power;

import org.jspecify.annotations.NullMarked;
