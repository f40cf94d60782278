/** The test bed, held against what it promises. */
@NullMarked
package org.cloudy.testkit.net;

import org.jspecify.annotations.NullMarked;
