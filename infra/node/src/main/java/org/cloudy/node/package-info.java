/** The process of a node: parses, builds, deploys, and ends in order. */
@NullMarked
package org.cloudy.node;

import org.jspecify.annotations.NullMarked;
