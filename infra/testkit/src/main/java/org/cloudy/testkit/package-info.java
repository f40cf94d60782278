/** Fixtures that several modules share: node processes, the command line, free ports, the life-cycle test. */
@NullMarked
package org.cloudy.testkit;

import org.jspecify.annotations.NullMarked;
