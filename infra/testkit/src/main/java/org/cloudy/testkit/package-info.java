/** What tests of several modules share. */
@NullMarked
package org.cloudy.testkit;

import org.jspecify.annotations.NullMarked;
