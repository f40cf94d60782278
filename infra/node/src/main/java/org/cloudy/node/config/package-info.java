/** How a node is started: command line, environment, file, defaults, in this order. */
@NullMarked
package org.cloudy.node.config;

import org.jspecify.annotations.NullMarked;
