@NullMarked
package org.cloudy.extract;

import org.jspecify.annotations.NullMarked;
