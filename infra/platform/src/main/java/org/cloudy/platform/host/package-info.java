/** The machine below the node: its packages, daemons and commands. */
@NullMarked
package org.cloudy.platform.host;

import org.jspecify.annotations.NullMarked;
