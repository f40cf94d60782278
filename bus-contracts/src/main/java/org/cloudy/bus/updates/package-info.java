/** Newer versions of Cloudy and of the machine's packages. */
@NullMarked
package org.cloudy.bus.updates;

import org.jspecify.annotations.NullMarked;
