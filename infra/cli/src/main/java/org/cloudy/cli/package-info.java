/** The {@code cloudy} command: a client of a running node, over the unix socket in its data folder. */
@NullMarked
package org.cloudy.cli;

import org.jspecify.annotations.NullMarked;
