/** The doors of a node: web pages, bridges to the bus, the command line's socket. */
@NullMarked
package org.cloudy.gateway;

import org.jspecify.annotations.NullMarked;
