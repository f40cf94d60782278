@NullMarked
package org.cloudy.platform.series;

import org.jspecify.annotations.NullMarked;
