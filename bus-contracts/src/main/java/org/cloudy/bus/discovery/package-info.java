/** Services and nodes of the micro cloud: announced, found, measured. */
@NullMarked
package org.cloudy.bus.discovery;

import org.jspecify.annotations.NullMarked;
