/** Values of shared maps that lie on the disk of each node that has them, not in its memory. */
@NullMarked
package org.cloudy.platform.spill;

import org.jspecify.annotations.NullMarked;
