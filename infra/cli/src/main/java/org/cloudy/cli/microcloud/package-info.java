/** The micro cloud of a node: founding, joining, inviting, deciding, leaving. */
@NullMarked
package org.cloudy.cli.microcloud;

import org.jspecify.annotations.NullMarked;
