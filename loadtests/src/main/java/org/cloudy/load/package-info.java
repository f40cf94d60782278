/** Measurements of real nodes, side by side with peers where there are any; each prints a table. */
@NullMarked
package org.cloudy.load;

import org.jspecify.annotations.NullMarked;
