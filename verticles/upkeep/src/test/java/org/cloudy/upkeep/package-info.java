@NullMarked
package org.cloudy.upkeep;

import org.jspecify.annotations.NullMarked;
