/** Measurements over time, as they travel to whoever draws them. */
@NullMarked
package org.cloudy.bus.series;

import org.jspecify.annotations.NullMarked;
