/** How the whole node is, and what can be put right. */
@NullMarked
package org.cloudy.bus.diagnosis;

import org.jspecify.annotations.NullMarked;
