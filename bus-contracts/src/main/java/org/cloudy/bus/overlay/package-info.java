/** The layer-2 network that joins the nodes of one micro cloud, as the capability that drives it is asked and tells. */
@NullMarked
package org.cloudy.bus.overlay;

import org.jspecify.annotations.NullMarked;
