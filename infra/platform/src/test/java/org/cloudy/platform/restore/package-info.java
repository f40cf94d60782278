@NullMarked
package org.cloudy.platform.restore;

import org.jspecify.annotations.NullMarked;
