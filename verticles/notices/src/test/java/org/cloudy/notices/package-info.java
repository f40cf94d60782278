@NullMarked
package org.cloudy.notices;

import org.jspecify.annotations.NullMarked;
