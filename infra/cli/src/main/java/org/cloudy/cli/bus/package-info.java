/** The event bus of a node as seen through its socket. No Vert.x is started here: a command lives for half a second. */
@NullMarked
package org.cloudy.cli.bus;

import org.jspecify.annotations.NullMarked;
