/** Fixtures for tests: real node processes, the command line, free ports. */
@NullMarked
package org.cloudy.testkit;

import org.jspecify.annotations.NullMarked;
