/** Tests of what tests stand on. */
@NullMarked
package org.cloudy.testkit;

import org.jspecify.annotations.NullMarked;
