@NullMarked
package org.cloudy.platform.spill;

import org.jspecify.annotations.NullMarked;
