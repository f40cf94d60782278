/** The assembled node, tried as a person would: real processes, real daemons, the command line. */
@NullMarked
package org.cloudy.acceptance;

import org.jspecify.annotations.NullMarked;
