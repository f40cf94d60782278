/** Which ports of the machine others reach. */
@NullMarked
package org.cloudy.bus.firewall;

import org.jspecify.annotations.NullMarked;
