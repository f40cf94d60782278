/** Frames and connections. */
@NullMarked
package org.cloudy.cli.bus;

import org.jspecify.annotations.NullMarked;
