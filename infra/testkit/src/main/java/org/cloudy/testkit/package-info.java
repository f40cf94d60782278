/** Fixtures for tests: real node processes, the command line, free ports. */
/** What tests of several modules share. */
@NullMarked
package org.cloudy.testkit;

import org.jspecify.annotations.NullMarked;
