/** Everything that takes longer than a second. */
@NullMarked
package org.cloudy.bus.jobs;

import org.jspecify.annotations.NullMarked;
